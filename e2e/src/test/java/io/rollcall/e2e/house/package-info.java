/// House rules: the arrows between the modules, what each may use, and how code is spelt, checked
/// on the compiled classes and on the source text of everything that is not a test.
@NullMarked
package io.rollcall.e2e.house;

import org.jspecify.annotations.NullMarked;
