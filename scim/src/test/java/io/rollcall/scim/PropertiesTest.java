package io.rollcall.scim;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.filter.FilterParser;
import io.rollcall.scim.filter.FilterTyping;
import io.rollcall.scim.filter.Matcher;
import io.rollcall.scim.filter.Operator;
import io.rollcall.scim.filter.PatchPath;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.patch.Patch;
import io.rollcall.scim.patch.PatchRequest;
import io.rollcall.scim.schema.AttributePath;
import io.rollcall.scim.schema.ResourceType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What holds for all values, tried on random ones.
class PropertiesTest {
  private static final ResourceType USER = ResourceType.user();

  @Test
  void jsonIsReadAsItWasWritten() {
    Randomly.check(random -> {
      Json json = random.json(3);
      assertThat(JsonCodec.parse(JsonCodec.bytes(json))).isEqualTo(json);
      assertThat(JsonCodec.parse(JsonCodec.pretty(json).getBytes(StandardCharsets.UTF_8)))
          .isEqualTo(json);
    });
  }

  @Test
  void aFilterIsReadAsItWasPrinted() {
    Randomly.check(random -> {
      Filter filter = random.anyFilter(4);
      assertThat(FilterParser.parse(filter.print())).isEqualTo(filter);
    });
  }

  @Test
  void aPatchPathIsReadAsItWasPrinted() {
    Randomly.check(random -> {
      PatchPath path =
          new PatchPath(
              AttributePath.of(random.one("emails", "x-y")),
              Optional.of(random.anyFilter(2)),
              random.one(Optional.empty(), Optional.of("value")));
      assertThat(FilterParser.parsePath(path.print())).isEqualTo(path);
    });
  }

  @Test
  void typingAFilterTwiceChangesNothingMore() {
    Randomly.check(random -> {
      Filter typed = FilterTyping.typed(random.userFilter(3), USER);
      assertThat(FilterTyping.typed(typed, USER)).isEqualTo(typed);
    });
  }

  @Test
  void theMatcherFollowsTheLawsOfLogic() {
    Randomly.check(random -> {
      Json.Obj user = random.user();
      Filter a = random.userFilter(2);
      Filter b = random.userFilter(2);
      assertThat(matches(new Filter.Not(a), user)).isEqualTo(!matches(a, user));
      assertThat(matches(new Filter.And(List.of(a, b)), user))
          .isEqualTo(matches(a, user) && matches(b, user));
      assertThat(matches(new Filter.Or(List.of(a, b)), user))
          .isEqualTo(matches(a, user) || matches(b, user));
    });
  }

  @Test
  void notEqualIsTheOppositeOfEqual() {
    Randomly.check(random -> {
      Json.Obj user = random.user();
      AttributePath path = AttributePath.parse(random.one("title", "emails")).orElseThrow();
      Json value = random.one(Json.string("a"), new Json.Null());
      assertThat(matches(new Filter.Compare(path, Operator.NE, value), user))
          .isEqualTo(!matches(new Filter.Compare(path, Operator.EQ, value), user));
    });
  }

  @Test
  void replacingOrAddingTwiceIsReplacingOrAddingOnce() {
    Randomly.check(random -> {
      PatchRequest request =
          PatchRequest.read(random.patch(random.one("replace", "add", "Replace")), USER);
      Json.Obj once = Patch.apply(random.user(), request.operations(), USER);
      assertThat(Patch.apply(once, request.operations(), USER))
          .as("%s", JsonCodec.text(request.json()))
          .isEqualTo(once);
    });
  }

  @Test
  void aPatchThatWasReadNeedsNoLeniencyWhenItIsSentOn() {
    Randomly.check(random -> {
      PatchRequest request = PatchRequest.read(random.patch("Replace"), USER);
      if (!request.operations().isEmpty()) {
        PatchRequest again = PatchRequest.read(request.json(), USER);
        assertThat(again.operations()).isEqualTo(request.operations());
        assertThat(again.leniencies()).isEmpty();
      }
    });
  }

  private static boolean matches(Filter filter, Json.Obj user) {
    return new Matcher(filter, USER).test(user);
  }
}
