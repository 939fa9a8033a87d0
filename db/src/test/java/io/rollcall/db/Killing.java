package io.rollcall.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A process that is killed while it writes.
abstract class Killing {
  private static final int ROUNDS = 10 * Integer.getInteger("rollcall.test.size", 1);

  @Test
  void everythingThatWasAcknowledgedIsThere(Url url) throws IOException {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    Set<String> acknowledged = new HashSet<>();
    for (int round = 0; round < ROUNDS; round++) {
      acknowledged.addAll(writtenUntilKilled(url, "round" + round, 1 + random.nextInt(500)));
      try (Database database = Database.open(url.jdbc())) {
        Set<String> there =
            new HashSet<>(
                database.read(sql -> sql.fetch("select id from note").getValues(0, String.class)));
        assertThat(there).containsAll(acknowledged);
        assertThat(there).noneMatch(id -> id.endsWith("0"));
      }
    }
  }

  private static List<String> writtenUntilKilled(Url url, String name, int lines)
      throws IOException {
    List<String> ids = new ArrayList<>();
    try (Child child = Child.start(EndlessWriter.class, url.jdbc(), name)) {
      while (ids.size() < lines) {
        ids.add(Objects.requireNonNull(child.line(), "The writer ended by itself"));
      }
      ids.addAll(child.kill());
    }
    return ids;
  }
}
