package io.rollcall.lifecycle.source.ldap;

import com.unboundid.ldap.sdk.Entry;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.SourceGroup;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.source.IncompleteRead;
import io.rollcall.lifecycle.source.Memory;
import io.rollcall.lifecycle.source.Scope;
import io.rollcall.lifecycle.source.Source;
import io.rollcall.lifecycle.source.WriteBack;
import io.rollcall.lifecycle.source.ldap.Roster.Listed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// People of an LDAP server, everybody or the members of one group.
///
/// A member whom the group names and who has no entry is told of in the proof and does no harm: a
/// server that does not tidy its groups keeps such names for years. A member who may be there and
/// cannot be read makes the read incomplete.
public final class LdapSource implements Source {
  private final LdapSettings settings;
  private final Clock clock;
  private final PersonEntry form;
  private final Ids ids;
  private final Memory memory;

  public LdapSource(LdapSettings settings, Clock clock) {
    this(settings, clock, Memory.NONE);
  }

  private LdapSource(LdapSettings settings, Clock clock, Memory memory) {
    this.settings = settings;
    this.clock = clock;
    this.memory = memory;
    this.form =
        new PersonEntry(settings.names(), settings.asked().attributes(), settings.writeBack());
    this.ids = new Ids(settings.name());
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public LdapSource with(Memory other) {
    return new LdapSource(settings, clock, other);
  }

  @Override
  public Set<String> mirrored() {
    return settings.reading().incremental() ? Set.of(name()) : Set.of();
  }

  @Override
  public List<WriteBack> writeBacks() {
    return settings.writeBack().isEmpty() ? List.of() : List.of(new EntryWriter(settings));
  }

  @Override
  public List<Remark> examine() {
    try (Server server = new Server(settings)) {
      List<Remark> remarks = new ArrayList<>(List.of(mirroring(server, clock.instant()).remark()));
      remarks.addAll(WriteRights.remarks(server, settings));
      return remarks;
    } catch (IncompleteRead e) {
      return List.of(); // reading says so
    }
  }

  private Mirroring mirroring(Server server, Instant begun) {
    return Mirroring.of(settings, server, form.wanted(), memory, clock, begun);
  }

  @Override
  public Read read() {
    Instant begun = clock.instant();
    try (Server server = new Server(settings)) {
      Mirroring.Answer<Read.Complete> read =
          mirroring(server, begun).read(directory -> read(directory, begun));
      return proven(read.answer(), read.how(), server.pages(), begun);
    } catch (IncompleteRead e) {
      return new Read.Incomplete(String.valueOf(e.getMessage()));
    }
  }

  /// People first: whom a group lists and they do not show, moved or new, is looked for singly.
  private Read.Complete read(Directory directory, Instant begun) throws IncompleteRead {
    People people = People.read(directory, form);
    GroupEntries groups = new GroupEntries(directory, settings.base());
    Roster roster = new Roster(directory, groups, people, form);
    Selection selection =
        switch (settings.scope()) {
          case Scope.Everybody() -> everybody(people);
          case Scope.Group(String name) -> {
            Entry group = groups.named(name);
            yield members(name, group, roster.of(group));
          }
        };
    Read.Complete read =
        complete(directory, selection, people, new AskedGroups(groups, roster, ids), begun);
    if (settings.scope() instanceof Scope.Group || !settings.asked().groups().isEmpty()) {
      people.refuseIfTheyChanged(directory);
    }
    return read;
  }

  private Selection everybody(People people) throws IncompleteRead {
    if (people.all().isEmpty()) {
      throw new IncompleteRead(
          "There are no people under %s that the bind account may see; nobody would mean that everybody leaves. Check `base`, and that the account has the right to read the people."
              .formatted(settings.base()));
    }
    return new Selection(people.all(), List.of(), "people under " + settings.base());
  }

  private static Selection members(String name, Entry group, Listed listed) throws IncompleteRead {
    if (listed.entries.isEmpty() && !listed.gone.isEmpty()) {
      throw new IncompleteRead(
          "The group %s (%s) lists %s members, and the bind account may see none of them. It needs the right to read the people."
              .formatted(name, group.getDN(), listed.gone.size()));
    }
    if (listed.entries.isEmpty()) {
      throw new IncompleteRead(
          "The group %s (%s) has no members that the bind account may see; nobody in scope would mean that everybody leaves. Check `scope.group`, and that the account has the right to read the members."
              .formatted(name, group.getDN()));
    }
    return new Selection(
        List.copyOf(listed.entries.values()), List.copyOf(listed.gone), "members of " + name);
  }

  private Read.Complete complete(
      Directory directory, Selection selection, People people, AskedGroups groups, Instant begun)
      throws IncompleteRead {
    List<Entry> all = new ArrayList<>(people.all());
    all.addAll(selection.entries());
    Shared shared = form.shared(all);
    Values values = new Values(directory.live());
    Map<SourceId, Person> usable = new TreeMap<>();
    Map<SourceId, Unusable> unusable = new TreeMap<>();
    for (Entry entry : selection.entries()) {
      SourceId id = ids.of(entry);
      Optional<Unusable> problem = form.unusable(id, entry, directory.isActiveDirectory(), begun);
      if (problem.isPresent()) {
        unusable.put(id, problem.get());
      } else {
        usable.put(id, form.person(id, entry, begun, values, shared));
      }
    }
    Set<SourceId> scope = new HashSet<>(usable.keySet());
    scope.addAll(unusable.keySet());
    List<SourceGroup> asked = groups.of(settings.asked(), scope);
    return new Read.Complete(
        List.copyOf(usable.values()), asked, selection.count(), List.copyOf(unusable.values()));
  }

  private Read proven(Read.Complete read, String how, int pages, Instant begun) {
    long millis = Duration.between(begun, clock.instant()).toMillis();
    String proof =
        "%s, %s, %s %s, %s ms"
            .formatted(read.proof(), how, pages, pages == 1 ? "page" : "pages", millis);
    return new Read.Complete(read.people(), read.groups(), proof, read.unusable());
  }
}
