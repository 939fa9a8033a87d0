/// A source and a target in memory, with the rules of the one and faults on demand, and a stage on
/// which the whole engine plays with them.
@NullMarked
package io.rollcall.lifecycle.pretend;

import org.jspecify.annotations.NullMarked;
