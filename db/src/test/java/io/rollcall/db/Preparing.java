package io.rollcall.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.using;

import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Statements that were written beforehand.
abstract class Preparing {
  private static final Table<?> NOTE = table(name("note"));
  private static final Field<String> ID = field(name("note", "id"), String.class);
  private static final Field<String> TEXT = field(name("note", "text"), String.class);
  private static final Param<String> WANTED = param("wanted", String.class);

  private static final Prepared INSERT =
      Prepared.of(sql -> sql.insertInto(NOTE).set(Prepared.parameters(List.of(ID, TEXT))));

  /// One parameter in two places, and a value that belongs to the statement.
  private static final Prepared FIND =
      Prepared.of(sql ->
          sql.select(TEXT, ID)
              .from(NOTE)
              .where(ID.eq(WANTED).or(TEXT.eq(WANTED)).and(TEXT.ne("never")))
              .orderBy(ID));

  private Database database;

  @BeforeEach
  void begin(Database fresh) {
    database = fresh;
    database.migrate("notes", "io/rollcall/db/older");
  }

  @Test
  void aParameterHasTheValueOfThisUseWhereverItStands() {
    database.write(sql -> insert(sql, "1", "2") + insert(sql, "2", "b") + insert(sql, "3", "c"));

    assertThat(find("2")).containsExactly("1: 2", "2: b");
    assertThat(find("c")).containsExactly("3: c");
    assertThat(find("d")).isEmpty();
  }

  @Test
  void aValueOfTheStatementIsTheSameInEveryUse() {
    database.write(sql -> insert(sql, "1", "never") + insert(sql, "never", "a"));

    assertThat(find("1")).isEmpty();
    assertThat(find("never")).containsExactly("never: a");
  }

  @Test
  void nothingIsSentWithoutAValueForEachParameter() {
    assertThatThrownBy(() -> database.write(sql -> INSERT.in(sql).set(ID, "1").execute()))
        .hasMessageContaining("No value for text");
    assertThatThrownBy(() -> database.read(sql -> FIND.in(sql).fetch(row -> row)))
        .hasMessageContaining("No value for wanted");
  }

  @Test
  void aStatementWorksAgainAfterItFailed() {
    database.write(sql -> insert(sql, "1", "a"));

    assertThatThrownBy(() -> database.write(sql -> insert(sql, "1", "b")))
        .isInstanceOf(UniqueViolation.class);
    database.write(sql -> insert(sql, "2", "b"));

    assertThat(find("b")).containsExactly("2: b");
  }

  @Test
  void rowsOfOneUseCanBeReadWhileTheStatementIsUsedAgain() {
    database.write(sql -> insert(sql, "1", "a") + insert(sql, "2", "1"));

    List<String> found =
        database.read(sql ->
            FIND.in(sql).set("wanted", "1").fetch(row -> row.get(ID) + find(sql, row.get(TEXT))));

    assertThat(found).containsExactly("1[1: a]", "2[1: a, 2: 1]");
  }

  @Test
  void itIsHeardAsOtherStatementsAre(Url url) {
    List<String> heard = new ArrayList<>();
    try (Database listening = Database.open(url.jdbc(), heard::add)) {
      listening.read(sql -> find(sql, "1"));
    }

    assertThat(heard).singleElement().asString().contains("= ?").doesNotContain(":");
  }

  @Test
  void whatIsNoTransactionOfADatabaseIsRefused() {
    DSLContext foreign = using(Dialect.SQLITE.jooq());

    assertThatThrownBy(() -> FIND.in(foreign)).isInstanceOf(IllegalArgumentException.class);
  }

  private List<String> find(String wanted) {
    return database.read(sql -> find(sql, wanted));
  }

  private static List<String> find(DSLContext sql, String wanted) {
    return FIND.in(sql).set("wanted", wanted).fetch(row -> row.get(ID) + ": " + row.get(TEXT));
  }

  private static int insert(DSLContext sql, String id, String text) {
    return INSERT.in(sql).set(ID, id).set(TEXT, text).execute();
  }
}
