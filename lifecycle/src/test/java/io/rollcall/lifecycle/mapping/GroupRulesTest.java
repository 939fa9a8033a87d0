package io.rollcall.lifecycle.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.lifecycle.model.SourceGroup;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.source.Asked;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class GroupRulesTest {
  private static final Expressions LANGUAGE = new Expressions();
  private static final List<SourceGroup> GROUPS =
      List.of(group("1", "app_Design"), group("2", "app_Sales"), group("3", "Everybody"));

  private static SourceGroup group(String id, String name) {
    return new SourceGroup(new SourceId("hr", id), name, Set.of());
  }

  private static GroupRules rules(List<String> chosen, String condition, String name)
      throws ExpressionMistake {
    return new GroupRules(
        chosen,
        Map.of("app_Sales", "Vertrieb"),
        condition.isEmpty() ? Optional.empty() : Optional.of(LANGUAGE.groupCondition(condition)),
        name.isEmpty() ? Optional.empty() : Optional.of(LANGUAGE.groupText(name)));
  }

  private static List<String> names(GroupRules rules) {
    return rules.of(GROUPS).wanted().stream().map(SourceGroup::name).toList();
  }

  private static List<String> unclear(GroupRules rules) {
    return rules.of(GROUPS).unclear().stream()
        .map(one -> one.group().name() + ": " + one.why())
        .toList();
  }

  @Test
  void anExpressionChoosesAmongAllGroups() throws Exception {
    GroupRules rules = rules(List.of(), "group.name.startsWith('app_') && group.id != '2'", "");

    assertThat(names(rules)).containsExactly("app_Design");
    assertThat(rules.any()).isTrue();
    assertThat(rules.asked()).isEqualTo(new Asked(List.of("*"), Set.of()));
  }

  @Test
  void whereGroupsAreNamedTooBothMustHold() throws Exception {
    GroupRules rules = rules(List.of("app_*"), "!group.name.contains('Design')", "");

    assertThat(names(rules)).containsExactly("Vertrieb");
    assertThat(rules.asked().groups()).containsExactly("app_*");
  }

  @Test
  void aNameIsSaidByAnExpressionUnlessItIsSpelledOut() throws Exception {
    assertThat(names(rules(List.of("app_*"), "", "group.name.substring(4).upper()")))
        .containsExactly("DESIGN", "Vertrieb");
  }

  @Test
  void aGroupThatAnExpressionHasNoValueForIsUnclearAlone() throws Exception {
    GroupRules rules = rules(List.of(), "group.name.split('_')[1] != ''", "");

    assertThat(names(rules)).containsExactly("app_Design", "Vertrieb");
    assertThat(unclear(rules))
        .singleElement()
        .asString()
        .startsWith("Everybody: groups.expression has no value: ");
  }

  @Test
  void aGroupWithoutANameIsUnclearAlone() throws Exception {
    for (String nothing : List.of("''", "keep()", "clear()")) {
      GroupRules rules =
          rules(List.of("*"), "", "group.id == '3' ? %s : group.name".formatted(nothing));

      assertThat(names(rules)).containsExactly("app_Design", "Vertrieb");
      assertThat(unclear(rules)).containsExactly("Everybody: groups.name gives no name");
    }
  }

  @Test
  void withoutAnythingNoGroupIsMeant() {
    assertThat(GroupRules.NONE.any()).isFalse();
    assertThat(GroupRules.NONE.of(GROUPS).wanted()).isEmpty();
    assertThat(GroupRules.NONE.asked()).isEqualTo(Asked.NOTHING);
  }
}
