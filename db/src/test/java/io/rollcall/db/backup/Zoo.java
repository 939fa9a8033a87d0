package io.rollcall.db.backup;

import io.rollcall.db.Database;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Data of every kind, in tables that refer to each other.
final class Zoo {
  private static final List<String> TEXTS =
      List.of(
          "", "a", "Zoë", "\"quoted\"\n\t\\", "\u0001\u007f\u2028", "🦒", "e\u0301", "ﬁ", "B", "b");

  private Zoo() {}

  static void migrate(Database database) {
    database.migrate("zoo", "io/rollcall/db/zoo");
  }

  static void migrateToTheNext(Database database) {
    database.migrate("zoo", "io/rollcall/db/zoo2");
  }

  static void fill(Database database, long seed) {
    Random random = new Random(seed);
    migrate(database);
    database.write(sql -> {
      TEXTS.forEach(kind -> sql.execute("insert into animal_kind values (?)", kind));
      for (int i = 0; i < 200; i++) {
        String id = TEXTS.get(random.nextInt(TEXTS.size())) + i;
        sql.execute(
            "insert into zoo values (?, ?, ?, ?, ?)",
            id,
            TEXTS.get(random.nextInt(TEXTS.size())),
            random.nextBoolean(),
            number(random),
            bytes(random));
        for (int order = random.nextInt(8); order > 0; order--) {
          sql.execute(
              "insert into animal values (?, ?, ?, ?)",
              id,
              random.nextBoolean() ? TEXTS.get(random.nextInt(TEXTS.size())) : null,
              order,
              random.nextBoolean() ? "x".repeat(random.nextInt(3_000)) : null);
        }
      }
      return visit(sql, "first");
    });
  }

  static int visit(Database database, String id) {
    return database.write(sql -> visit(sql, id));
  }

  /// Zoos with photos that no compression makes smaller.
  static void photograph(Database database, long seed, int count) {
    Random random = new Random(seed);
    byte[] photo = new byte[100_000];
    database.write(sql -> {
      for (int i = 0; i < count; i++) {
        random.nextBytes(photo);
        sql.execute("insert into zoo values (?, 'seen', true, 0, ?)", "photo " + i, photo.clone());
      }
      return count;
    });
  }

  /// A zoo and a visit to it, in one transaction.
  static int open(Database database, String id) {
    return database.write(sql -> {
      sql.execute("insert into zoo values (?, 'new', true, 0, null)", id);
      return visit(sql, id);
    });
  }

  private static int visit(DSLContext sql, String id) {
    return sql.execute("insert into visit (id) values (?)", id);
  }

  private static @Nullable Long number(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> null;
      case 1 -> Long.MAX_VALUE;
      case 2 -> Long.MIN_VALUE;
      default -> random.nextLong();
    };
  }

  private static byte @Nullable [] bytes(Random random) {
    if (random.nextInt(3) == 0) {
      return null;
    }
    byte[] bytes = new byte[random.nextInt(40)];
    random.nextBytes(bytes);
    return bytes;
  }

  /// Everything that a backup holds.
  static String content(Database database) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Backup(database, Zoo::migrate, "1.0").write(out);
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
