/// What the engine remembers between runs: links, addresses, the journal, refusals, recipes under
/// way, cases. The only SQL of the engine.
@NullMarked
package io.rollcall.lifecycle.store;

import org.jspecify.annotations.NullMarked;
