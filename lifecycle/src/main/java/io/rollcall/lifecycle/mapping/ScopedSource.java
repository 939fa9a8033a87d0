package io.rollcall.lifecycle.mapping;

import static java.util.stream.Collectors.toSet;

import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.SourceGroup;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.source.Asked;
import io.rollcall.lifecycle.source.Memory;
import io.rollcall.lifecycle.source.Source;
import io.rollcall.lifecycle.source.WriteBack;
import io.rollcall.scim.message.Echo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Those of a source for whom an expression holds; the others are as good as not there. Whoever it
/// has no value for cannot be used, and is no leaver.
public final class ScopedSource implements Source {
  private final Source source;
  private final Expression condition;

  /// @param source was told what `condition` asks for
  public ScopedSource(Source source, Expression condition) {
    this.source = source;
    this.condition = condition;
  }

  /// What a condition needs to know of its source.
  public static Asked asked(Expression condition) {
    return condition.needs().asked();
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public Source with(Memory memory) {
    return new ScopedSource(source.with(memory), condition);
  }

  @Override
  public Set<String> mirrored() {
    return source.mirrored();
  }

  @Override
  public List<WriteBack> writeBacks() {
    return source.writeBacks();
  }

  @Override
  public List<Remark> examine() {
    return source.examine();
  }

  @Override
  public Read read() {
    return switch (source.read()) {
      case Read.Incomplete incomplete -> incomplete;
      case Read.Complete complete ->
          unknownGroup(complete).<Read>map(Read.Incomplete::new).orElseGet(() -> scoped(complete));
    };
  }

  // A group that was renamed, or is misspelt, must not look like one that everybody left.
  private Optional<String> unknownGroup(Read.Complete read) {
    return condition.needs().groups().stream()
        .filter(name -> !name.contains("*"))
        .filter(name -> read.groups().stream().noneMatch(one -> Knowledge.isCalled(one, name)))
        .sorted()
        .findFirst()
        .map(name ->
            "The scope of %s names the group %s, and there is no such group with members. If it was renamed, say so in the scope's expression."
                .formatted(source.name(), Echo.of(name)));
  }

  private Read scoped(Read.Complete read) {
    Knowledge knowledge = new Knowledge(read.groups(), condition.needs());
    List<Person> people = new ArrayList<>();
    List<Unusable> unusable = new ArrayList<>();
    read.unusable().forEach(one -> unusable.add(perhaps(one)));
    for (Person person : read.people()) {
      try {
        if (holds(knowledge.of(person))) {
          people.add(person);
        }
      } catch (EvaluationFailed failed) {
        unusable.add(
            new Unusable(
                person.id(),
                true,
                "%s <%s>: nobody can say whether they are in scope: %s."
                    .formatted(
                        Echo.of(person.name()), Echo.of(person.address()), failed.getMessage()),
                !person.active()));
      }
    }
    if (people.isEmpty()) {
      return new Read.Incomplete(
          "The scope's expression holds for none of the %s people of %s; nobody in scope would mean that everybody leaves."
              .formatted(read.people().size(), source.name()));
    }
    String proof =
        "%s, %s of %s by the scope's expression"
            .formatted(read.proof(), people.size(), read.people().size());
    return new Read.Complete(people, groups(read, people, unusable), proof, unusable);
  }

  // Nobody can say whether they are in scope. They keep what they have, and only those who have
  // something are worth a case.
  private static Unusable perhaps(Unusable one) {
    return new Unusable(one.id(), false, one.why(), one.barred());
  }

  private boolean holds(Map<String, Object> facts) throws EvaluationFailed {
    return condition.of(facts) instanceof Value.Truth(boolean truth) && truth;
  }

  private static List<SourceGroup> groups(
      Read.Complete read, List<Person> people, List<Unusable> unusable) {
    Set<SourceId> inScope = people.stream().map(Person::id).collect(toSet());
    unusable.forEach(one -> inScope.add(one.id()));
    return read.groups().stream()
        .map(group ->
            new SourceGroup(
                group.id(),
                group.name(),
                group.members().stream().filter(inScope::contains).collect(toSet())))
        .toList();
  }
}
