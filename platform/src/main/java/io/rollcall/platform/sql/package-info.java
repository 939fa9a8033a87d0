/// The tables, one class of statements for each, as rows in and rows out. It decides nothing: the
/// acts do. Generated classes in `tables` name tables and columns.
@NullMarked
package io.rollcall.platform.sql;

import org.jspecify.annotations.NullMarked;
