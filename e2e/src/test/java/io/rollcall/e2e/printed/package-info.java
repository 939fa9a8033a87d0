/// The commands that our pages print beside those that `guide` carries out: in sentences, in tables
/// and in blocks of other kinds. Each is carried out by the built program, at a company where it
/// can do what the page says of it.
@NullMarked
package io.rollcall.e2e.printed;

import org.jspecify.annotations.NullMarked;
