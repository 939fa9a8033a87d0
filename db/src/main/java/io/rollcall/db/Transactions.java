package io.rollcall.db;

import java.util.function.Function;
import org.jooq.DSLContext;

/// Runs pieces of work in transactions of one kind, reading or writing.
interface Transactions extends AutoCloseable {
  /// Runs the work in a transaction and returns what it returns; what it throws undoes it.
  <T> T run(Function<DSLContext, T> work);

  /// How many pieces of work wait for their turn now.
  int waiting();

  /// What has been done so far.
  Tally tally();

  @Override
  void close();
}
