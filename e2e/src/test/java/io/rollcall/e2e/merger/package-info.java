/// A company joins another: everybody's address moves to another domain, and for some somebody made
/// a second account there already.
@NullMarked
package io.rollcall.e2e.merger;

import org.jspecify.annotations.NullMarked;
