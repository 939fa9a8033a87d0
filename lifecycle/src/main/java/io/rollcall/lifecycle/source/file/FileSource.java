package io.rollcall.lifecycle.source.file;

import static java.util.stream.Collectors.toSet;

import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.SourceGroup;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.source.IncompleteRead;
import io.rollcall.lifecycle.source.Scope;
import io.rollcall.lifecycle.source.Source;
import io.rollcall.lifecycle.source.file.Table.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// People of a file, everybody or the members of one group of another file.
///
/// A file that shows that it was cut, or is not what was promised, was not read completely. Two
/// rows with one id that say different things are a person who cannot be used.
public final class FileSource implements Source {
  private final FileSettings settings;
  private final Path beside;

  /// @param beside where relative paths start
  public FileSource(FileSettings settings, Path beside) {
    this.settings = settings;
    this.beside = beside;
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public Read read() {
    try {
      Content content = Content.read(beside.resolve(settings.people()));
      Table people = table(content);
      String promised =
          new Promised(settings.promise(), beside).held(content, people.rows().size());
      return read(people, promised);
    } catch (IncompleteRead e) {
      return new Read.Incomplete(String.valueOf(e.getMessage()));
    }
  }

  private Table table(Content content) throws IncompleteRead {
    String text = content.text(settings.format().encoding());
    boolean json = text.stripLeading().startsWith("[") || text.stripLeading().startsWith("{");
    return json
        ? new JsonTable(content.file()).read(text)
        : new CsvTable(content.file(), text, settings.format().delimiter()).read();
  }

  private Read read(Table people, String promised) throws IncompleteRead {
    if (people.rows().isEmpty()) {
      throw new IncompleteRead(
          people.file() + " has no people; nobody would mean that everybody leaves.");
    }
    Map<String, List<Row>> rows = byId(people);
    PersonRow reader = new PersonRow(people, settings.columns(), settings.asked());
    refuseWhatMayBeCut(people, reader, !promised.isEmpty());
    Optional<Members> inGroups = inGroups();
    Optional<Set<String>> members = members(inGroups, rows.keySet(), !promised.isEmpty());
    Map<SourceId, Person> usable = new TreeMap<>();
    Map<SourceId, Unusable> unusable = new TreeMap<>();
    rows.forEach((text, ofId) -> {
      SourceId id = id(text);
      if (members.isEmpty() || members.get().contains(text)) {
        Optional<Unusable> problem =
            twice(reader, people, id, ofId).or(() -> reader.unusable(id, ofId.getFirst()));
        problem.ifPresentOrElse(
            why -> unusable.put(id, why), () -> usable.put(id, reader.person(id, ofId.getFirst())));
      }
    });
    int known = usable.size() + unusable.size();
    return new Read.Complete(
        List.copyOf(usable.values()),
        groups(inGroups, rows.keySet(), union(usable.keySet(), unusable.keySet()), promised),
        proof(people, known, members.map(Set::size).orElse(known), promised),
        List.copyOf(unusable.values()));
  }

  private void refuseWhatMayBeCut(Table people, PersonRow reader, boolean promised)
      throws IncompleteRead {
    for (Row row : people.rows()) {
      reader.refuseSeveralLines(row);
    }
    String id = people.column(settings.id()).orElse("");
    if (!people.isEnded() && !promised && reader.endsWithIdentity(id)) {
      throw new IncompleteRead(
          "%s does not end with a line break, so its last %s may be cut. Have the export end its last line, or promise a `count` or `sha256`."
              .formatted(people.file(), people.header().getLast()));
    }
  }

  private Map<String, List<Row>> byId(Table people) throws IncompleteRead {
    String column =
        people.needed(settings.id(), "Say which column has the immutable ids: `id: NAME`.");
    Map<String, List<Row>> rows = new LinkedHashMap<>();
    for (Row row : people.rows()) {
      String id =
          row.value(column)
              .orElseThrow(() ->
                  new IncompleteRead(
                      "%s of %s has no %s, so nobody can say who it is; leaving the person out would look like leaving."
                          .formatted(row.place(), people.file(), column)));
      rows.computeIfAbsent(id, _ -> new ArrayList<>()).add(row);
    }
    return rows;
  }

  private static Optional<Unusable> twice(
      PersonRow reader, Table people, SourceId id, List<Row> rows) {
    return rows.stream().map(Row::values).distinct().count() < 2
        ? Optional.empty()
        : Optional.of(
            new Unusable(
                id,
                true,
                "%s stands in %s of %s, which say different things."
                    .formatted(
                        id.id(),
                        String.join(", ", rows.stream().map(Row::place).toList()),
                        people.file()),
                rows.stream().allMatch(reader::isBarred)));
  }

  /// Who is in which group, where a group matters to anybody.
  private Optional<Members> inGroups() throws IncompleteRead {
    boolean needed =
        settings.scope() instanceof Scope.Group || !settings.asked().groups().isEmpty();
    return needed && settings.groups().isPresent()
        ? Optional.of(
            new Members(table(Content.read(beside.resolve(settings.groups().orElseThrow())))))
        : Optional.empty();
  }

  private Optional<Set<String>> members(
      Optional<Members> inGroups, Set<String> people, boolean promised) throws IncompleteRead {
    return switch (settings.scope()) {
      case Scope.Everybody() -> Optional.empty();
      case Scope.Group(String group) -> {
        Members members =
            inGroups.orElseThrow(() ->
                new IncompleteRead(
                    "The scope is the group %s, and no file says who is in it: add `groups: groups.csv`."
                        .formatted(group)));
        Set<String> ids = members.of(group);
        if (!promised) {
          members.refuseStrangers(group, ids, people);
        }
        yield Optional.of(ids);
      }
    };
  }

  private List<SourceGroup> groups(
      Optional<Members> inGroups, Set<String> people, Set<SourceId> inScope, String promised)
      throws IncompleteRead {
    List<SourceGroup> groups = new ArrayList<>();
    if (inGroups.isPresent()) {
      for (Members.Group group : inGroups.get().of(settings.asked())) {
        if (promised.isEmpty()) {
          inGroups.get().refuseStrangers(group.id(), group.members(), people);
        }
        Set<SourceId> members =
            group.members().stream().map(this::id).filter(inScope::contains).collect(toSet());
        groups.add(new SourceGroup(id(group.id()), group.name(), members));
      }
    }
    return groups;
  }

  private SourceId id(String text) {
    return new SourceId(settings.name(), text);
  }

  private static Set<SourceId> union(Set<SourceId> some, Set<SourceId> others) {
    Set<SourceId> all = new HashSet<>(some);
    all.addAll(others);
    return all;
  }

  private String proof(Table people, int known, int all, String promised) {
    String whom =
        settings.scope() instanceof Scope.Group(String group)
            ? "%d of %d members of %s".formatted(known, all, group)
            : "%d people".formatted(known);
    return "%s, %d rows of %s, %s"
        .formatted(
            whom,
            people.rows().size(),
            people.file(),
            promised.isEmpty() ? "no checksum or number was promised" : promised);
  }
}
