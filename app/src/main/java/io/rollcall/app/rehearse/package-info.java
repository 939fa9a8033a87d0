/// `rehearse`: what a run would do, found out by doing it. What a target shows is copied onto the
/// directory service, which stands in for the vendor in this process for as long as the rehearsal
/// lasts, and the run is made there. The target and the source are only read.
@NullMarked
package io.rollcall.app.rehearse;

import org.jspecify.annotations.NullMarked;
