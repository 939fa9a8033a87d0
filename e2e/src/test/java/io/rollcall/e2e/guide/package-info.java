/// The pages of `docs/guide` that can be carried out: their commands are run as they stand there,
/// and what a page shows is what comes.
@NullMarked
package io.rollcall.e2e.guide;

import org.jspecify.annotations.NullMarked;
