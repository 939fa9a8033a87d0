package io.rollcall.app.engine.doctor;

import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.source.Source;
import io.rollcall.lifecycle.source.Source.Read;
import io.rollcall.lifecycle.source.Source.Unusable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a source and tells who is in scope.
final class SourceCheck {
  private static final int SHOWN = 5;

  private final Source source;
  private final List<Finding> findings = new ArrayList<>();

  SourceCheck(Source source) {
    this.source = source;
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  /// What was read, where all of it was.
  Optional<Read.Complete> read() {
    String what = "source " + source.name();
    return switch (source.read()) {
      case Read.Incomplete(String why) -> {
        findings.add(Finding.failed(what, why));
        yield Optional.empty();
      }
      case Read.Complete complete -> {
        findings.add(Finding.ok(what, "read completely: " + complete.proof()));
        findings.add(scope(what, complete));
        unusable(what, complete.unusable());
        source.examine().forEach(one -> findings.add(remark(what + ": rights", one)));
        yield Optional.of(complete);
      }
    };
  }

  private static Finding remark(String what, Source.Remark remark) {
    return remark.good() ? Finding.ok(what, remark.text()) : Finding.warning(what, remark.text());
  }

  private static Finding scope(String what, Read.Complete read) {
    List<Person> people = read.people();
    long inactive = people.stream().filter(person -> !person.active()).count();
    String some = String.join(", ", people.stream().limit(SHOWN).map(Person::address).toList());
    String more = people.size() > SHOWN ? " and " + (people.size() - SHOWN) + " more" : "";
    return people.isEmpty()
        ? Finding.warning(
            what + ": scope", "nobody is in scope; everybody who has an account would lose it")
        : Finding.ok(
            what + ": scope",
            "%s people in scope, %s of them inactive: %s%s"
                .formatted(people.size(), inactive, some, more));
  }

  private void unusable(String what, List<Unusable> unusable) {
    unusable.stream()
        .filter(Unusable::person)
        .limit(SHOWN)
        .forEach(one ->
            findings.add(
                Finding.warning(what + ": people", one.why() + " They keep what they have.")));
    long more = unusable.stream().filter(Unusable::person).count() - SHOWN;
    if (more > 0) {
      findings.add(
          Finding.warning(
              what + ": people", more + " more cannot be used; plan shows all of them."));
    }
  }
}
