package io.rollcall.lifecycle.source.file;

import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.Said;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.source.Asked;
import io.rollcall.lifecycle.source.Details;
import io.rollcall.lifecycle.source.IncompleteRead;
import io.rollcall.lifecycle.source.Source.Unusable;
import io.rollcall.lifecycle.source.file.Table.Row;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What a row says about a person.
final class PersonRow {
  private static final Set<String> YES = Set.of("true", "1", "yes", "y", "active", "enabled");
  private static final Set<String> NO =
      Set.of("false", "0", "no", "n", "inactive", "disabled", "terminated");

  private final Table table;
  private final Map<Column, String> columns = new EnumMap<>(Column.class);
  private final Map<String, String> said = new TreeMap<>();

  /// @param asked whose attributes name columns
  PersonRow(Table table, Map<Column, String> named, Asked asked) throws IncompleteRead {
    this.table = table;
    for (String name : asked.attributes()) {
      said.put(name, table.needed(name, "A mapping or the scope needs it."));
    }
    for (Column column : Column.values()) {
      String name = named.get(column);
      Optional<String> header =
          name == null
              ? usual(column)
              : Optional.of(table.needed(name, "`columns` must name columns of the file."));
      header.ifPresent(found -> columns.put(column, found));
    }
    if (!columns.containsKey(Column.MAIL)) {
      String _ =
          table.needed(
              Column.MAIL.word(), "Say which column has the addresses: `columns: {mail: NAME}`.");
    }
  }

  private Optional<String> usual(Column column) throws IncompleteRead {
    List<String> headers = table.header().stream().filter(column::isUsually).toList();
    if (headers.size() > 1) {
      throw new IncompleteRead(
          "%s has the columns %s, and any of them may be meant: say `columns: {%s: NAME}`."
              .formatted(table.file(), String.join(", ", headers), column.word()));
    }
    return headers.stream().findFirst();
  }

  /// A value over several lines is none of these; a quote that was not closed makes one of many
  /// rows.
  void refuseSeveralLines(Row row) throws IncompleteRead {
    for (String column : columns.values()) {
      if (row.value(column).filter(value -> value.indexOf('\n') >= 0).isPresent()) {
        throw new IncompleteRead(
            "%s of %s has a %s of several lines; is a quote not closed?"
                .formatted(row.place(), table.file(), column));
      }
    }
  }

  /// Whether the last value of a row is one that says who it is or where they are reached.
  boolean endsWithIdentity(String id) {
    String last = table.header().getLast();
    return last.equals(id) || last.equals(columns.get(Column.MAIL));
  }

  /// Why nothing can be done with this person, if so.
  Optional<Unusable> unusable(SourceId id, Row row) {
    Optional<String> address = value(row, Column.MAIL);
    Optional<String> state = value(row, Column.ACTIVE).map(PersonRow::plain);
    if (address.isEmpty()) {
      return because(id, row, "has no " + columns.get(Column.MAIL));
    }
    if (!isAddress(address.get())) {
      return because(
          id,
          row,
          "has a %s that is no e-mail address: %s"
              .formatted(columns.get(Column.MAIL), address.get()));
    }
    if (columns.containsKey(Column.ACTIVE) && state.isEmpty()) {
      return because(id, row, "has no " + columns.get(Column.ACTIVE) + "; expected true or false");
    }
    if (state.isPresent() && !YES.contains(state.get()) && !NO.contains(state.get())) {
      return because(
          id,
          row,
          "has \"%s\" as %s; expected true or false"
              .formatted(state.get(), columns.get(Column.ACTIVE)));
    }
    return Optional.empty();
  }

  private static boolean isAddress(String text) {
    int at = text.lastIndexOf('@');
    return at > 0
        && text.chars().noneMatch(c -> c <= ' ' || c == ',' || c == ';')
        && at < text.length() - 1;
  }

  private Optional<Unusable> because(SourceId id, Row row, String why) {
    return Optional.of(
        new Unusable(
            id,
            true,
            "%s in %s of %s %s.".formatted(id.id(), row.place(), table.file(), why),
            isBarred(row)));
  }

  /// Whether it says that the person may not sign in.
  boolean isBarred(Row row) {
    return value(row, Column.ACTIVE).map(PersonRow::plain).filter(NO::contains).isPresent();
  }

  Person person(SourceId id, Row row) {
    return new Person(
        id,
        value(row, Column.MAIL).orElseThrow(),
        !isBarred(row),
        new Details(
                value(row, Column.GIVEN_NAME),
                value(row, Column.FAMILY_NAME),
                value(row, Column.DISPLAY_NAME),
                value(row, Column.EMPLOYEE_NUMBER),
                value(row, Column.DEPARTMENT))
            .attributes(),
        said(row));
  }

  private Said said(Row row) {
    Map<String, List<String>> values = new TreeMap<>();
    said.forEach(
        (name, column) -> row.value(column).ifPresent(value -> values.put(name, List.of(value))));
    return new Said(values);
  }

  private Optional<String> value(Row row, Column column) {
    return Optional.ofNullable(columns.get(column)).flatMap(row::value);
  }

  private static String plain(String state) {
    return state.toLowerCase(Locale.ROOT);
  }
}
