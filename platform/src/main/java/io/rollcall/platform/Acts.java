package io.rollcall.platform;

import io.rollcall.db.Database;
import java.time.Clock;

/// Runs acts.
record Acts(Database database, Clock clock, Ids ids) {}
