package io.rollcall.lifecycle.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.SourceGroup;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.source.Source.Read;
import io.rollcall.lifecycle.source.Source.Unusable;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SeveralSourcesTest {
  private record Given(String name, Read read) implements Source {}

  private static Person person(String source, String id, String address) {
    return new Person(new SourceId(source, id), address, true, Attributes.NONE);
  }

  private static Person inactive(Person person) {
    return new Person(person.id(), person.address(), false, person.attributes());
  }

  @Test
  void whomEverySourceBarsIsBarredAndWhomOneDoesIsNot() {
    Person ana = person("hr", "1", "ana@example.com");
    Person also = person("ad", "9", "ana@example.com");

    Read.Complete both =
        (Read.Complete) read(complete("hr", inactive(ana)), complete("ad", inactive(also)));
    Read.Complete one = (Read.Complete) read(complete("hr", inactive(ana)), complete("ad", also));

    assertThat(both.unusable()).hasSize(2).allMatch(Unusable::barred);
    assertThat(one.unusable()).hasSize(2).noneMatch(Unusable::barred);
  }

  private static Read complete(String source, Person... people) {
    SourceGroup group = new SourceGroup(new SourceId(source, "g"), "Staff", Set.of());
    return new Read.Complete(List.of(people), List.of(group), people.length + " people", List.of());
  }

  private static Read read(Read hr, Read ad) {
    return new SeveralSources(List.of(new Given("hr", hr), new Given("ad", ad))).read();
  }

  @Test
  void everybodyOfEverySourceIsThere() {
    Person ana = person("hr", "1", "ana@example.com");
    Person bo = person("ad", "9", "bo@example.com");

    Read.Complete read = (Read.Complete) read(complete("hr", ana), complete("ad", bo));

    assertThat(read.people()).containsExactly(bo, ana);
    assertThat(read.groups()).extracting(group -> group.id().source()).containsExactly("ad", "hr");
    assertThat(read.proof()).isEqualTo("hr: 1 people; ad: 1 people");
  }

  @Test
  void oneIncompleteReadMakesTheWholeIncomplete() {
    Read read =
        read(
            complete("hr", person("hr", "1", "a@example.com")), new Read.Incomplete("it is away."));

    assertThat(read).isEqualTo(new Read.Incomplete("ad: it is away."));
  }

  @Test
  void anAddressThatTwoSourcesGiveIsNobodys() {
    Person ana = person("hr", "1", "ana@example.com");
    Person also = person("ad", "9", "Ana@Example.com");
    Person bo = person("ad", "8", "bo@example.com");

    Read.Complete read = (Read.Complete) read(complete("hr", ana), complete("ad", also, bo));

    assertThat(read.people()).containsExactly(bo);
    assertThat(read.unusable()).extracting(Unusable::id).containsExactly(also.id(), ana.id());
    assertThat(read.unusable())
        .allSatisfy(one -> assertThat(one.why()).contains("in scope in ad and in hr"));
  }
}
