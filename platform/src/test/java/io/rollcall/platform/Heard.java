package io.rollcall.platform;

import io.rollcall.db.Statements;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// The SQL statements that a test caused.
final class Heard implements Statements {
  private final Queue<String> statements = new ConcurrentLinkedQueue<>();

  @Override
  public void ended(String sql) {
    statements.add(sql);
  }

  /// What was sent while this ran; nothing else may run meanwhile.
  List<String> during(Runnable work) {
    statements.clear();
    work.run();
    return List.copyOf(statements);
  }
}
