package io.rollcall.lifecycle.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.Said;
import io.rollcall.lifecycle.model.SourceGroup;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.source.Asked;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExpressionsTest {
  private static final Expressions LANGUAGE = new Expressions();
  private static final SourceId JUERGEN = new SourceId("hr", "7");
  private static final Person PERSON =
      new Person(
          JUERGEN,
          "Juergen.Weiss@Example.com",
          true,
          Attributes.of(
              Map.of(
                  Attributes.GIVEN_NAME, "Jürgen",
                  Attributes.FAMILY_NAME, "Weiß",
                  Attributes.EMPLOYEE_NUMBER, "42")),
          new Said(Map.of("Title", List.of("Dr."), "mail", List.of("a@x.example", "b@x.example"))));

  private static Value value(Expression expression) throws EvaluationFailed {
    SourceGroup group = new SourceGroup(new SourceId("hr", "g1"), "App Users", Set.of(JUERGEN));
    return expression.of(new Knowledge(List.of(group), expression.needs()).of(PERSON));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "person.givenName + ' ' + upper(person.familyName) | Jürgen WEISS",
        "transliterate(person.givenName + ' ' + person.familyName) | Juergen Weiss",
        "'Éva Łukasz Ærø'.transliterate() | Eva Lukasz Aeroe",
        "person.address.lower() | juergen.weiss@example.com",
        "localPart(person.address) | Juergen.Weiss",
        "domain(person.address) | Example.com",
        "trim('  x ') | x",
        "first(person.said.title) | Dr.",
        "first(person.said['title']) | Dr.",
        "join(person.said.mail, ', ') | a@x.example, b@x.example",
        "default(person.department, 'none') | none",
        "person.department.orElse(person.employeeNumber) | 42",
        "person.id + '/' + person.source | 7/hr",
        "'app users' in groups ? 'yes' : 'no' | yes",
        "'app*' in groups ? 'yes' : 'no' | yes",
        "'g1' in groups ? 'yes' : 'no' | yes",
        "'other' in groups ? 'yes' : 'no' | no",
        "groups.exists(g, g.startsWith('App')) ? 'yes' : 'no' | yes",
        "person.active ? person.givenName : clear() | Jürgen",
        "person.familyName.replace('ß', 'ss') | Weiss",
        "size(groups) | 1",
      })
  void anExpressionGivesAText(String expression, String text) throws Exception {
    assertThat(value(LANGUAGE.text(expression.strip()))).isEqualTo(new Value.Text(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"clear()", "null", "''", "person.department", "person.active ? clear() : 'x'"})
  void nothingClears(String expression) throws Exception {
    assertThat(value(LANGUAGE.text(expression))).isEqualTo(new Value.Clear());
  }

  @Test
  void keepLeavesAlone() throws Exception {
    assertThat(value(LANGUAGE.text("person.active ? keep() : person.givenName")))
        .isEqualTo(new Value.Keep());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "person.departmnt                  | 1 | 7  | Did you mean department?",
        "upper(lowr(person.givenName))     | 1 | 11 | Did you mean lower?",
        "person.givenName + grups[0]       | 1 | 20 | Did you mean groups?",
        "person.givenName + 1              | 1 | 18 | no matching overload",
        "upper(person.said.title)          | 1 | 6  | no matching overload",
        "person.givenName +                | 1 | 19 | mismatched input",
        "groups                            | 1 | 1  | expected a text; join",
        "first(person.said[groups[0]])     | 1 | 13 | must name one attribute",
      })
  void aMistakeIsToldWithItsPlace(String expression, int line, int column, String hint) {
    ExpressionMistake mistake =
        catchThrowableOfType(ExpressionMistake.class, () -> LANGUAGE.text(expression.strip()));

    assertThat(mistake).hasMessageContaining(hint);
    assertThat(List.of(mistake.line(), mistake.column())).containsExactly(line, column);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "group.nam                         | 1 | 6  | known are group.name, group.id, group.source. Did you mean name?",
        "upper(group)                      | 1 | 7  | uses group alone; ask for group.name, say",
        "person.department                 | 1 | 1  | uses person, which is not known",
        "'Sales' in groups ? 'x' : 'y'     | 1 | 12 | Did you mean group?",
        "group.name.startsWith('a')        | 1 | 1  | gives bool; expected a text",
      })
  void aMistakeAboutAGroupIsToldWithItsPlace(String expression, int line, int column, String hint) {
    ExpressionMistake mistake =
        catchThrowableOfType(ExpressionMistake.class, () -> LANGUAGE.groupText(expression.strip()));

    assertThat(mistake).hasMessageContaining(hint);
    assertThat(List.of(mistake.line(), mistake.column())).containsExactly(line, column);
  }

  @Test
  void aMistakeInTheSecondLineIsToldThere() {
    ExpressionMistake mistake =
        catchThrowableOfType(
            ExpressionMistake.class,
            () -> LANGUAGE.condition("person.active &&\n  person.dept == 'x'"));

    assertThat(mistake.line()).isEqualTo(2);
    assertThat(mistake.column()).isEqualTo(9);
  }

  @Test
  void aConditionIsTrueOrFalse() {
    assertThat(
            catchThrowableOfType(
                ExpressionMistake.class, () -> LANGUAGE.condition("person.department")))
        .hasMessageContaining("gives string; expected true or false");
  }

  @Test
  void whatAnExpressionNeedsIsKnown() throws Exception {
    assertThat(
            LANGUAGE
                .condition("'b' in groups || !('a*' in groups) || 'x' in person.said.mail")
                .needs()
                .asked())
        .isEqualTo(new Asked(List.of("a*", "b"), Set.of("mail")));
    assertThat(LANGUAGE.condition("groups.exists(g, g == 'x')").needs().asked().groups())
        .containsExactly("*");
  }
}
