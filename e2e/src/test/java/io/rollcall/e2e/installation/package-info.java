/// The archives that `./rollcall dist` makes, unpacked and used as somebody would who has no
/// checkout; and the files that come with them for systemd and containers.
@NullMarked
package io.rollcall.e2e.installation;

import org.jspecify.annotations.NullMarked;
