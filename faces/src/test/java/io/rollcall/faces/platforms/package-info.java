/// Several organizations on one platform, over HTTP, with the presets as they are.
@NullMarked
package io.rollcall.faces.platforms;

import org.jspecify.annotations.NullMarked;
