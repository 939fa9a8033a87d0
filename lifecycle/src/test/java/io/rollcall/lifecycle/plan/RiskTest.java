package io.rollcall.lifecycle.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Change.Kind;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Step;
import io.rollcall.lifecycle.model.Who;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RiskTest {
  private static final SourceId P1 = new SourceId("staff", "p1");
  private static final Who ANN = new Who(Optional.of(P1), "Ann One", "ann@example.com");
  private static final Attributes NAMED = Attributes.of(Attributes.USER_NAME, "ann@example.com");

  @Test
  void whoGetsSomethingRisksNothing() {
    assertThat(Risk.of(new Change.Adopt(ANN, "1", ""))).isEqualTo(Risk.NONE);
    assertThat(Risk.of(new Change.Create(ANN, NAMED, ""))).isEqualTo(Risk.NONE);
    assertThat(update(Attributes.DEPARTMENT, "Sales", "Legal")).isEqualTo(Risk.NONE);
    assertThat(update(Attributes.DEPARTMENT, "Sales", "")).isEqualTo(Risk.NONE);
    assertThat(update(Attributes.LICENSE, "", "Full")).isEqualTo(Risk.NONE);
    assertThat(update(Attributes.EMAIL, "", "ann@example.com")).isEqualTo(Risk.NONE);
    assertThat(update(Attributes.role("Admin"), "", Attributes.GIVEN)).isEqualTo(Risk.NONE);
    assertThat(update(Attributes.ACTIVE, "false", "true")).isEqualTo(Risk.NONE);
    assertThat(members(Kind.ADD_MEMBERS)).isEqualTo(Risk.NONE);
  }

  @Test
  void anAddressThatChangesIsOne() {
    assertThat(update(Attributes.USER_NAME, "a@example.com", "b@example.com"))
        .isEqualTo(Risk.ADDRESS);
    assertThat(update(Attributes.EMAIL, "a@example.com", "b@example.com")).isEqualTo(Risk.ADDRESS);
  }

  @Test
  void aLicenseMayTakeThePlaceOfOneThatAllowedMore() {
    assertThat(update(Attributes.LICENSE, "Full", "Free")).isEqualTo(Risk.LICENSE);
  }

  @Test
  void whatIsTakenIsAccess() {
    assertThat(update(Attributes.ACTIVE, "true", "false")).isEqualTo(Risk.ACCESS);
    assertThat(update(Attributes.LICENSE, "Full", "")).isEqualTo(Risk.ACCESS);
    assertThat(update(Attributes.role("Admin"), Attributes.GIVEN, "")).isEqualTo(Risk.ACCESS);
    assertThat(members(Kind.REMOVE_MEMBERS)).isEqualTo(Risk.ACCESS);
  }

  @Test
  void aDeletionMayCostData() {
    assertThat(Risk.of(new Change.Delete(ANN, "1", NAMED, ""))).isEqualTo(Risk.DATA);
  }

  @Test
  void ofSeveralTheHighestCounts() {
    Attributes before =
        Attributes.of(
            Map.of(
                Attributes.USER_NAME,
                "a@example.com",
                Attributes.role("Admin"),
                Attributes.GIVEN,
                Attributes.DEPARTMENT,
                "Sales"));
    Attributes after =
        Attributes.of(
            Map.of(
                Attributes.USER_NAME,
                "b@example.com",
                Attributes.role("Admin"),
                "",
                Attributes.DEPARTMENT,
                "Legal"));

    assertThat(Risk.of(new Change.Update(ANN, "1", Kind.RENAME, before, after, "")))
        .isEqualTo(Risk.ACCESS);
  }

  @Test
  void aRecipeRisksWhatItDoesToThePersonAndNotToTheDuplicate() {
    Attributes before = Attributes.of(Attributes.USER_NAME, "a@example.com");
    List<Step> steps = List.of(new Step.Rename("1", before, NAMED), new Step.Deactivate());

    assertThat(Risk.of(new Change.Heal(ANN, "1", before, NAMED, "", Optional.empty(), steps)))
        .isEqualTo(Risk.ADDRESS);
  }

  @Test
  void thePlanFileSaysIt() {
    Change off =
        new Change.Update(
            ANN,
            "1",
            Kind.DEACTIVATE,
            Attributes.of(Attributes.ACTIVE, "true"),
            Attributes.of(Attributes.ACTIVE, "false"),
            "gone");
    Plan plan =
        new Plan("app", List.of(new Change.Create(ANN, NAMED, "new"), off), List.of(), 1, 0, 0);

    assertThat(PlanFile.write(List.of(plan)).objects("changes"))
        .map(change -> change.string("risk").orElseThrow())
        .containsExactly("none", "access");
  }

  /// As written before plans had risks.
  @Test
  void anOlderPlanFileIsReadAsBefore() {
    String older =
        """
        {"planId":"15fbdc520239","changes":[{"target":"app","kind":"deactivate","who":"ann@example.com",\
        "name":"Ann One","person":{"source":"staff","id":"p1"},"account":"1","before":{"active":"true"},\
        "after":{"active":"false"},"reason":"gone"}],"unchanged":0,"cases":[],"linked":{"app":1}}\
        """;

    Plan plan =
        PlanFile.read(
                (Json.Obj) JsonCodec.parse(older.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
            .getFirst();

    assertThat(plan.changes()).singleElement().returns(Kind.DEACTIVATE, Change::kind);
  }

  private static Risk update(String path, String before, String after) {
    return Risk.of(
        new Change.Update(
            ANN, "1", Kind.UPDATE, Attributes.of(path, before), Attributes.of(path, after), ""));
  }

  private static Risk members(Kind kind) {
    Who group = new Who(Optional.empty(), "Staff", "Staff");
    return Risk.of(new Change.Members(group, P1, Optional.of("5"), kind, List.of(ANN), ""));
  }
}
