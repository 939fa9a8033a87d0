/// The commands of the directory service: organizations, directories, keys, members, `serve` and
/// `log`. Each opens the data, calls an act of the platform and prints what came of it; all of them
/// work while `serve` runs on the same data.
@NullMarked
package io.rollcall.app.service;

import org.jspecify.annotations.NullMarked;
