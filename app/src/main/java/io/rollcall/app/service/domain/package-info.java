/// Looks on the Internet whether a domain shows what proves a claim: in its DNS, or in a file of
/// its web server. What it asks for is named by others, so it goes nowhere inside and waits for
/// nobody long.
@NullMarked
package io.rollcall.app.service.domain;

import org.jspecify.annotations.NullMarked;
