package io.rollcall.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.filter.FilterParser;
import io.rollcall.scim.filter.FilterTyping;
import io.rollcall.scim.filter.Matcher;
import io.rollcall.scim.message.Leniencies;
import io.rollcall.scim.message.Reading;
import io.rollcall.scim.message.ScimException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `spec/filter/*.json`: what a filter says of a resource, or how it is refused.
class FilterSpecTest {

  static Stream<Spec> cases() {
    return Spec.in("filter");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void theFilterDoesWhatTheSpecificationSays(Spec spec) {
    spec.run(() -> check(spec));
  }

  private static void check(Spec spec) {
    String text = spec.text("filter").orElseThrow();
    if (spec.text("error").isPresent()) {
      refuses(spec, text);
      return;
    }
    Reading reading = Reading.lenient();
    Filter filter = FilterParser.parse(text, reading);
    FilterTyping.typed(filter, spec.type(), reading);
    assertThat(new Matcher(filter, spec.type()).test(spec.object("resource")))
        .as("%s", spec)
        .isEqualTo(spec.the().bool("matches").orElseThrow());
    spec.text("print").ifPresent(p -> assertThat(filter.print()).as("%s", spec).isEqualTo(p));
    spec.texts("leniencies")
        .ifPresent(
            l -> assertThat(reading.taken()).as("%s", spec).extracting(Enum::name).isEqualTo(l));
    assertThat(reading.taken().isEmpty()).as("%s, when strict", spec).isEqualTo(isRead(text, spec));
  }

  private static boolean isRead(String text, Spec spec) {
    try {
      Reading strict = new Reading(Leniencies.STRICT);
      FilterTyping.typed(FilterParser.parse(text, strict), spec.type(), strict);
      return true;
    } catch (ScimException e) {
      assertThat(e.error().scimType()).as("%s", spec).contains("invalidFilter");
      assertThat(e.error().detail()).as("%s", spec).contains("this directory is strict: ");
      return false;
    }
  }

  private static void refuses(Spec spec, String text) {
    ScimException refusal =
        catchThrowableOfType(
            ScimException.class, () -> new Matcher(FilterParser.parse(text), spec.type()));
    assertThat(refusal).as("%s must be refused", spec).isNotNull();
    assertThat(refusal.error().scimType()).as("%s", spec).isEqualTo(spec.text("error"));
    assertThat(refusal.error().detail()).as("%s", spec).contains(spec.text("detail").orElse(""));
  }
}
