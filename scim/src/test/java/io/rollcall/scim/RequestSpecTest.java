package io.rollcall.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Leniencies;
import io.rollcall.scim.message.Leniency;
import io.rollcall.scim.message.Reading;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.schema.Replacement;
import io.rollcall.scim.schema.ResourceRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `spec/request/*.json`: what a POST's body says, and what a PUT's body makes of what is stored;
/// or how they are refused; with which leniencies.
class RequestSpecTest {

  static Stream<Spec> cases() {
    return Spec.in("request");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void theBodyIsReadAsTheSpecificationSays(Spec spec) {
    List<Leniency> taken = new ArrayList<>();
    if (spec.text("error").isPresent()) {
      ScimException refusal =
          catchThrowableOfType(ScimException.class, () -> read(spec, Leniencies.LENIENT, taken));
      assertThat(refusal).as("%s must be refused", spec).isNotNull();
      assertThat(refusal.error().scimType()).as("%s", spec).isEqualTo(spec.text("error"));
      assertThat(refusal.error().detail()).as("%s", spec).contains(spec.text("detail").orElse(""));
    } else {
      spec.run(() ->
          assertThat(read(spec, Leniencies.LENIENT, taken))
              .as("%s", spec)
              .isEqualTo(spec.object("then")));
      assertThat(taken)
          .as("%s", spec)
          .extracting(Enum::name)
          .containsExactlyInAnyOrderElementsOf(spec.texts("leniencies").orElseThrow());
    }
  }

  /// A directory that is strict refuses exactly what took a leniency.
  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void whatTookALeniencyIsRefusedByAStrictDirectory(Spec spec) {
    List<Leniency> taken = new ArrayList<>();
    if (spec.texts("leniencies").orElse(List.of()).isEmpty()) {
      if (spec.text("error").isEmpty()) {
        spec.run(() -> read(spec, Leniencies.STRICT, taken));
      }
    } else {
      ScimException refusal =
          catchThrowableOfType(ScimException.class, () -> read(spec, Leniencies.STRICT, taken));
      assertThat(refusal).as("%s must be refused", spec).isNotNull();
      assertThat(refusal.error().detail()).as("%s", spec).contains("this directory is strict: ");
    }
  }

  private static Json.Obj read(Spec spec, Leniencies leniencies, List<Leniency> taken) {
    Json body = spec.the().get("post").or(() -> spec.the().get("put")).orElseThrow();
    ResourceRequest request = ResourceRequest.read(body, spec.type(), leniencies);
    Reading replacing = new Reading(leniencies);
    Json.Obj result =
        spec.the().get("put").isPresent()
            ? Replacement.of(spec.object("given"), request, spec.type(), replacing)
            : request.resource();
    taken.addAll(request.leniencies());
    taken.addAll(replacing.taken());
    return result;
  }
}
