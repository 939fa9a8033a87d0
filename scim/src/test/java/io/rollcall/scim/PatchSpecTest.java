package io.rollcall.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Leniencies;
import io.rollcall.scim.message.Leniency;
import io.rollcall.scim.message.Reading;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.patch.MemberChange;
import io.rollcall.scim.patch.Patch;
import io.rollcall.scim.patch.PatchRequest;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `spec/patch/*.json`: what a PATCH body makes of a resource, or how it is refused; with which
/// leniencies; and what it says about a group's members.
class PatchSpecTest {

  static Stream<Spec> cases() {
    return Spec.in("patch");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void thePatchDoesWhatTheSpecificationSays(Spec spec) {
    spec.run(() -> checkResult(spec));
  }

  private static void checkResult(Spec spec) {
    if (spec.text("error").isPresent()) {
      refuses(spec, "error", () -> apply(spec, new LinkedHashSet<>()));
    } else if (spec.the().get("then").isPresent()) {
      Set<Leniency> leniencies = new LinkedHashSet<>();
      assertThat(apply(spec, leniencies)).as("%s", spec).isEqualTo(spec.object("then"));
      spec.texts("leniencies")
          .ifPresent(l ->
              assertThat(leniencies)
                  .as("%s", spec)
                  .extracting(Enum::name)
                  .containsExactlyInAnyOrderElementsOf(l));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void membersChangeAsTheSpecificationSays(Spec spec) {
    spec.run(() -> checkMembers(spec));
  }

  private static void checkMembers(Spec spec) {
    if (spec.text("membersError").isPresent()) {
      refuses(spec, "membersError", () -> read(spec).memberChanges());
    } else if (spec.the().get("members").isPresent()) {
      assertThat(read(spec).memberChanges())
          .as("%s", spec)
          .isEqualTo(spec.the().objects("members").stream().map(PatchSpecTest::change).toList());
      assertThat(read(spec).withoutMembers().memberChanges()).as("%s", spec).isEmpty();
    }
  }

  private static Json.Obj apply(Spec spec, Set<Leniency> leniencies) {
    PatchRequest request = read(spec);
    Reading reading = Reading.lenient();
    Json.Obj result = Patch.apply(spec.object("given"), request.operations(), spec.type(), reading);
    leniencies.addAll(request.leniencies());
    leniencies.addAll(reading.taken());
    return result;
  }

  /// A directory that is strict refuses exactly what took a leniency.
  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void whatTookALeniencyIsRefusedByAStrictDirectory(Spec spec) {
    if (spec.the().get("then").isPresent()) {
      Set<Leniency> taken = new LinkedHashSet<>();
      spec.run(() -> apply(spec, taken));
      if (taken.isEmpty()) {
        strictly(spec);
      } else {
        ScimException refusal = catchThrowableOfType(ScimException.class, () -> strictly(spec));
        assertThat(refusal).as("%s must be refused", spec).isNotNull();
        assertThat(refusal.error().detail())
            .as("%s", spec)
            .containsAnyOf(
                taken.stream()
                    .map(l -> "this directory is strict: " + l.word())
                    .toArray(String[]::new));
      }
    }
  }

  private static void strictly(Spec spec) {
    PatchRequest request = PatchRequest.read(spec.object("patch"), spec.type(), Leniencies.STRICT);
    Patch.apply(
        spec.object("given"), request.operations(), spec.type(), new Reading(Leniencies.STRICT));
  }

  private static PatchRequest read(Spec spec) {
    return PatchRequest.read(spec.object("patch"), spec.type());
  }

  private static MemberChange change(Json.Obj json) {
    Set<String> ids = new LinkedHashSet<>();
    json.items("ids").forEach(id -> ids.add(((Json.Str) id).value()));
    return switch (json.string("change").orElseThrow()) {
      case "add" -> new MemberChange.Add(ids);
      case "remove" -> new MemberChange.Remove(ids);
      case "replace" -> new MemberChange.Replace(ids);
      default -> new MemberChange.Clear();
    };
  }

  private static void refuses(Spec spec, String expected, ThrowingCallable act) {
    ScimException refusal = catchThrowableOfType(ScimException.class, act);
    assertThat(refusal).as("%s must be refused", spec).isNotNull();
    assertThat(refusal.error().scimType()).as("%s", spec).isEqualTo(spec.text(expected));
    assertThat(refusal.error().detail()).as("%s", spec).contains(spec.text("detail").orElse(""));
  }
}
