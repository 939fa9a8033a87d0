/// Where everything is kept: opens one database (SQLite or PostgreSQL), runs work in transactions,
/// brings each module's tables up to date, and hands out leases that several processes respect. It
/// knows SQL, but no table of any other module.
@NullMarked
package io.rollcall.db;

import org.jspecify.annotations.NullMarked;
