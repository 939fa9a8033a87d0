package io.rollcall.lifecycle.pretend;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.Said;
import io.rollcall.lifecycle.model.SourceGroup;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.source.Source;
import io.rollcall.lifecycle.source.WriteBack;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A source whose people are set by hand.
public final class PretendSource implements Source {
  public static final String NAME = "staff";

  private final Map<String, Person> people = new TreeMap<>();
  private final Map<String, Unusable> unusable = new TreeMap<>();
  private final Map<String, SourceGroup> groups = new TreeMap<>();
  private final Map<String, List<String>> written = new TreeMap<>();
  private final Set<String> readOnly = new TreeSet<>();
  private boolean writesBack;
  private int writes;
  private int reads;
  private PretendTarget.Faults faults = PretendTarget.Faults.NONE;
  private Optional<String> incomplete = Optional.empty();

  public static SourceId id(String id) {
    return new SourceId(NAME, id);
  }

  /// Adds a person, or changes one.
  public void put(String id, String address, boolean active, Attributes attributes) {
    unusable.remove(id);
    people.put(id, new Person(id(id), address, active, attributes, said(id)));
  }

  private Said said(String id) {
    return new Said(Map.of(Said.account(Stage.TARGET), written.getOrDefault(id, List.of())));
  }

  /// Keeps from now on which account is whose.
  public void writesBack() {
    writesBack = true;
  }

  /// What happens at writes from now on, counted from 1.
  public void faults(PretendTarget.Faults other) {
    writes = 0;
    faults = other;
  }

  /// How often it was read.
  public int reads() {
    return reads;
  }

  /// How often somebody wrote since then.
  public int writes() {
    return writes;
  }

  /// Takes no more writes about a person.
  public void freeze(String id) {
    readOnly.add(id);
  }

  /// What the source keeps of a person's account.
  public void account(String id, String... accounts) {
    written.put(id, List.of(accounts));
    Person person = person(id);
    put(id, person.address(), person.active(), person.attributes());
  }

  /// Somebody cleared the attribute.
  public void removeWritten() {
    written.clear();
    Map.copyOf(people).forEach((id, one) -> put(id, one.address(), one.active(), one.attributes()));
  }

  public Map<String, List<String>> written() {
    return Map.copyOf(written);
  }

  @Override
  public List<WriteBack> writeBacks() {
    return writesBack ? List.of(new Kept()) : List.of();
  }

  private final class Kept implements WriteBack {
    @Override
    public String source() {
      return NAME;
    }

    @Override
    public Map<String, String> attributes() {
      return Map.of(Stage.TARGET, "account");
    }

    @Override
    public Pen open() {
      return new Pen() {
        @Override
        public Answer write(
            SourceId person, String attribute, List<String> before, String account) {
          Fault fault = faults.at(++writes, "write " + person.id());
          if (fault == Fault.DIE_BEFORE) {
            throw new Killed("before the write about " + person.id());
          }
          List<String> now = written.getOrDefault(person.id(), List.of());
          if (readOnly.contains(person.id())) {
            return new Answer.Refused("no right to write");
          }
          if (!now.equals(List.of(account)) && !now.equals(before)) {
            return new Answer.Refused("it holds something else by now");
          }
          account(person.id(), account);
          if (fault == Fault.DIE_AFTER) {
            throw new Killed("after the write about " + person.id());
          }
          return new Answer.Written();
        }

        @Override
        public void close() {}
      };
    }
  }

  /// Whether the source describes somebody too badly.
  boolean isUnusable(SourceId person) {
    return unusable.containsKey(person.id());
  }

  public void move(String id, String address) {
    Person person = person(id);
    put(id, address, person.active(), person.attributes());
  }

  /// Adds a group, or says anew who is in it.
  public void group(String id, String name, Set<String> members) {
    groups.put(
        id,
        new SourceGroup(
            id(id), name, members.stream().map(PretendSource::id).collect(toUnmodifiableSet())));
  }

  public List<SourceGroup> groups() {
    return List.copyOf(groups.values());
  }

  public void removeGroup(String id) {
    groups.remove(id);
  }

  public void remove(String id) {
    people.remove(id);
    unusable.remove(id);
  }

  /// Makes a person one whom the source describes too badly.
  public void spoil(String id, String why) {
    people.remove(id);
    unusable.put(id, new Unusable(id(id), !why.startsWith("no person"), why));
  }

  /// And one who may not sign in, as far as the source says.
  public void spoilAndBar(String id, String why) {
    spoil(id, why);
    unusable.computeIfPresent(id, (_, one) -> one.barred(true));
  }

  /// Makes reading end early from now on; an empty text makes it work again.
  public void breakOff(String why) {
    incomplete = Optional.of(why).filter(text -> !text.isEmpty());
  }

  public Person person(String id) {
    return Optional.ofNullable(people.get(id))
        .orElseThrow(() -> new IllegalArgumentException("The source has no " + id));
  }

  public List<Person> people() {
    return List.copyOf(people.values());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Read read() {
    reads++;
    if (incomplete.isPresent()) {
      return new Read.Incomplete(incomplete.get());
    }
    return new Read.Complete(
        people(),
        groups(),
        people.size() + " of " + people.size() + " people",
        List.copyOf(unusable.values()));
  }
}
