package io.rollcall.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rollcall.scim.filter.FilterParser;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.Urn;
import io.rollcall.scim.patch.PatchRequest;
import io.rollcall.scim.schema.ResourceType;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// However large the input, the answer is a refusal that says what is too large.
class BoundsTest {

  @Test
  void aFilterOfTwentyThousandTermsIsRefused() {
    String terms = "a eq 1" + " or a eq 1".repeat(20_000);
    assertThat(refusal(() -> FilterParser.parse(terms)).detail()).contains("8,192 characters");
  }

  @Test
  void aDeepFilterIsRefusedAndOneLessDeepIsNot() {
    assertThat(FilterParser.parse("(".repeat(49) + "a pr" + ")".repeat(49)).print())
        .isEqualTo("a pr");
    for (String open : new String[] {"(", "not (", "a["}) {
      ScimError error = refusal(() -> FilterParser.parse(open.repeat(1_000)));
      assertThat(error.scimType()).isEqualTo(Optional.of("invalidFilter"));
      assertThat(error.detail()).contains("50 levels");
    }
  }

  @Test
  void aLongPathIsRefusedAsAPath() {
    assertThat(refusal(() -> FilterParser.parsePath("a".repeat(10_000))).scimType())
        .contains("invalidPath");
  }

  @Test
  void aPatchOfTooManyOperationsIsRefused() {
    Json.Obj remove = Json.object().put("op", "remove").put("path", "title").build();
    Json.Obj body =
        Json.object()
            .put("schemas", Json.strings(List.of(Urn.PATCH_OP)))
            .put("Operations", Collections.nCopies(1_001, remove))
            .build();
    assertThat(refusal(() -> PatchRequest.read(body, ResourceType.user())).status()).isEqualTo(413);
  }

  private static ScimError refusal(ThrowingCallable act) {
    ScimException refusal = catchThrowableOfType(ScimException.class, act);
    assertThat(refusal).isNotNull();
    return refusal.error();
  }
}
