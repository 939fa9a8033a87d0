/// How filters and sorting (RFC 7644 §3.4.2) are asked of a database: a filter becomes plain terms
/// without negation above them, a path becomes columns, rows or an entry of the search document,
/// and both databases compare texts by code point and nothing else.
@NullMarked
package io.rollcall.platform.sql.query;

import org.jspecify.annotations.NullMarked;
