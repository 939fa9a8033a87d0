/// Everything that a database holds, in one file that either database can be filled from: to be
/// safe, and to move from SQLite to PostgreSQL or back.
///
/// The file is gzip of lines of JSON: a [Header], then for each table a line with its name and a
/// line for each row (an array in the order of the header's columns), and last a line with the
/// number of rows and the SHA-256 of all lines before it. [Backup] writes it, [Restore] reads it.
@NullMarked
package io.rollcall.db.backup;

import org.jspecify.annotations.NullMarked;
