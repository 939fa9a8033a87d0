/// What a kind of target must bring so that a configuration can name it in `type:` and `init` can
/// ask about it. The kinds themselves are in the vendors' packages.
@NullMarked
package io.rollcall.app.engine.kind;

import org.jspecify.annotations.NullMarked;
