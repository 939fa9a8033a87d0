/// The commands that save all data to a file and bring it back. They see the tables of every
/// module, of the directory service and of the engine.
@NullMarked
package io.rollcall.app.backup;

import org.jspecify.annotations.NullMarked;
