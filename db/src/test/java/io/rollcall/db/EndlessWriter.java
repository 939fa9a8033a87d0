package io.rollcall.db;

import java.io.PrintStream;
import java.util.stream.IntStream;

/// A program that writes from sixteen threads until it is killed, and prints each id once its write
/// has returned. Every tenth write takes its change back, and prints nothing.
final class EndlessWriter {
  private EndlessWriter() {}

  /// @param arguments the database's address, and what each id begins with
  static void main(String[] arguments) {
    Database database = Database.open(arguments[0]);
    database.migrate("notes", "io/rollcall/db/older");
    PrintStream out = System.out;
    IntStream.range(0, 16)
        .forEach(i ->
            Thread.ofPlatform().start(() -> write(database, arguments[1] + "." + i + ".", out)));
  }

  private static void write(Database database, String name, PrintStream out) {
    for (int i = 1; ; i++) {
      String id = name + i;
      boolean kept = i % 10 != 0;
      try {
        database.write(sql -> {
          sql.execute("insert into note (id, text) values (?, ?)", id, id);
          if (!kept) {
            throw new IllegalStateException("taken back");
          }
          return id;
        });
        out.print(id + "\n");
      } catch (IllegalStateException _) {
        // As it should be.
      }
    }
  }
}
