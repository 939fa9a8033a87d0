package io.rollcall.lifecycle.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.Said;
import io.rollcall.lifecycle.model.SourceGroup;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.source.Source;
import io.rollcall.lifecycle.source.Source.Read;
import io.rollcall.lifecycle.source.Source.Unusable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MappingTest {
  private static final Expressions LANGUAGE = new Expressions();

  private static final Person ANA = person("1", "ana@example.com", "Ana", "grade", "7");
  private static final Person BO = person("2", "bo@example.com", "Bo", "grade", "x");
  private static final SourceGroup STAFF =
      new SourceGroup(new SourceId("hr", "staff"), "Staff", Set.of(ANA.id()));
  private static final Read.Complete READ =
      new Read.Complete(List.of(ANA, BO), List.of(STAFF), "2 people", List.of());

  private static Person person(String id, String address, String name, String said, String value) {
    return new Person(
        new SourceId("hr", id),
        address,
        true,
        Attributes.of(Map.of(Attributes.GIVEN_NAME, name, Attributes.DISPLAY_NAME, name)),
        new Said(Map.of(said, List.of(value))));
  }

  private static Mapping mapping(Map<String, String> texts) {
    Map<String, Expression> expressions = new HashMap<>();
    texts.forEach((word, text) -> {
      String path = MappedPaths.path(word).orElseThrow();
      try {
        expressions.put(path, MappedPaths.compile(LANGUAGE, path, text));
      } catch (ExpressionMistake mistake) {
        throw new AssertionError(mistake);
      }
    });
    return new Mapping(expressions);
  }

  private static Source source(Read read) {
    return new Source() {
      @Override
      public String name() {
        return "hr";
      }

      @Override
      public Read read() {
        return read;
      }
    };
  }

  private static Read scoped(String condition) throws ExpressionMistake {
    return new ScopedSource(source(READ), LANGUAGE.condition(condition)).read();
  }

  @Test
  void aTargetShowsWhatTheMappingSays() {
    Read.Complete mapped =
        mapping(
                Map.of(
                    "userName", "'x-' + person.address",
                    "active", "'staff' in groups",
                    "title", "'Grade ' + first(person.said.grade)",
                    "displayName", "clear()",
                    "name.givenName", "keep()"))
            .apply(READ);

    assertThat(mapped.people())
        .extracting(Person::address)
        .containsExactly("x-ana@example.com", "x-bo@example.com");
    assertThat(mapped.people()).extracting(Person::active).containsExactly(true, false);
    assertThat(mapped.people().getFirst().attributes())
        .isEqualTo(Attributes.of(Map.of("title", "Grade 7", Attributes.DISPLAY_NAME, "")));
  }

  @Test
  void whoseMappingFailsIsLeftAloneAndNobodyElse() {
    Read.Complete mapped =
        mapping(Map.of("costCenter", "string(int(first(person.said.grade)) * 100)")).apply(READ);

    assertThat(mapped.people()).extracting(Person::id).containsExactly(ANA.id());
    assertThat(mapped.people().getFirst().attributes().values()).containsValue("700");
    assertThat(mapped.unusable()).extracting(Unusable::id).containsExactly(BO.id());
    assertThat(mapped.unusable().getFirst().why()).contains("Bo <bo@example.com>", "costCenter");
  }

  @Test
  void whoMaySignInIsForTheMappingToSayEvenWhereItFails() {
    Map<String, String> failing = Map.of("costCenter", "string(int(first(person.said.grade)))");
    Map<String, String> staffOnly = new HashMap<>(failing);
    staffOnly.put("active", "'staff' in groups");
    Map<String, String> all = new HashMap<>(failing);
    all.put("active", "true");
    Map<String, String> nobodyKnows = new HashMap<>(failing);
    nobodyKnows.put("active", "int(first(person.said.grade)) > 5");
    Person leftBo = new Person(BO.id(), BO.address(), false, BO.attributes(), BO.said());
    Read.Complete left =
        new Read.Complete(List.of(ANA, leftBo), List.of(STAFF), "2 people", List.of());

    assertThat(mapping(failing).apply(READ).unusable()).noneMatch(Source.Unusable::barred);
    assertThat(mapping(failing).apply(left).unusable()).allMatch(Source.Unusable::barred);
    assertThat(mapping(staffOnly).apply(READ).unusable()).allMatch(Source.Unusable::barred);
    assertThat(mapping(all).apply(left).unusable()).noneMatch(Source.Unusable::barred);
    assertThat(mapping(nobodyKnows).apply(left).unusable()).noneMatch(Source.Unusable::barred);
    assertThat(mapping(all).apply(unusable()).unusable()).noneMatch(Source.Unusable::barred);
    assertThat(mapping(failing).apply(unusable()).unusable()).allMatch(Source.Unusable::barred);
  }

  private static Read.Complete unusable() {
    return new Read.Complete(
        List.of(ANA),
        List.of(STAFF),
        "1 person",
        List.of(new Source.Unusable(BO.id(), true, "no mail", true)));
  }

  @Test
  void anAddressIsOne() {
    Read.Complete mapped = mapping(Map.of("userName", "person.department")).apply(READ);

    assertThat(mapped.people()).isEmpty();
    assertThat(mapped.unusable())
        .hasSize(2)
        .first()
        .extracting(Unusable::why)
        .asString()
        .contains("userName", "gives nothing; expected an e-mail address");
  }

  @Test
  void thoseForWhomTheConditionHoldsAreInScope() throws Exception {
    Read.Complete read = (Read.Complete) scoped("'staff' in groups");

    assertThat(read.people()).containsExactly(ANA);
    assertThat(read.proof()).contains("1 of 2");
  }

  @Test
  void whomNobodyCanPlaceIsNoLeaver() throws Exception {
    Read.Complete read = (Read.Complete) scoped("int(first(person.said.grade)) > 5");

    assertThat(read.people()).containsExactly(ANA);
    assertThat(read.unusable()).extracting(Unusable::id).containsExactly(BO.id());
  }

  @Test
  void aScopeThatHoldsForNobodyOrNamesNoGroupEndsTheRead() throws Exception {
    assertThat(scoped("person.department == 'IT'")).isInstanceOf(Read.Incomplete.class);
    assertThat(scoped("'stuff' in groups || person.active"))
        .isInstanceOfSatisfying(
            Read.Incomplete.class, read -> assertThat(read.why()).contains("group stuff"));
  }
}
