/// What the program says of its own commands: help, man pages, the reference page, and what shells
/// complete. All of it is read from the commands as the parser knows them, so none of it can name
/// an option that is not there.
@NullMarked
package io.rollcall.app.cli.manual;

import org.jspecify.annotations.NullMarked;
