package io.rollcall.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.schema.Projection;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `spec/projection/*.json`: what an answer shows of a resource.
class ProjectionSpecTest {

  static Stream<Spec> cases() {
    return Spec.in("projection");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void theAnswerShowsWhatTheSpecificationSays(Spec spec) {
    spec.run(() -> check(spec));
  }

  private static void check(Spec spec) {
    if (spec.text("error").isPresent()) {
      ScimException refusal = catchThrowableOfType(ScimException.class, () -> projection(spec));
      assertThat(refusal).as("%s must be refused", spec).isNotNull();
      assertThat(refusal.error().scimType()).as("%s", spec).isEqualTo(spec.text("error"));
    } else {
      assertThat(projection(spec).apply(spec.object("resource"), spec.type()))
          .as("%s", spec)
          .isEqualTo(spec.object("then"));
    }
  }

  private static Projection projection(Spec spec) {
    return Projection.read(spec.text("attributes"), spec.text("excludedAttributes"));
  }
}
