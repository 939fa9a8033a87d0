package io.rollcall.faces.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class WireRequestTest {

  @Test
  void emptySegmentsAreDroppedAndEscapesDecodedWithinASegment() {
    assertThat(WireRequest.segments("//api/v1//scim/Users/"))
        .containsExactly("api", "v1", "scim", "Users");
    assertThat(WireRequest.segments("/a%2Fb/c;d/%C3%A9")).containsExactly("a/b", "c;d", "é");
    assertThat(WireRequest.segments("/")).isEmpty();
  }

  @Test
  void anEscapeThatIsNoneOrNotTextIsRefused() {
    for (String bad : List.of("/%", "/%4", "/%zz", "/%ff", "/%c3", "/a%00")) {
      assertThatThrownBy(() -> WireRequest.segments(bad)).isInstanceOf(MalformedUrlException.class);
    }
  }

  @Test
  void aQueryIsReadWhetherItsSignsAreEscapedOrNot() {
    String wanted = "(userName eq \"user@miro.com\")";
    assertThat(Query.parse("filter=(userName%20eq%20\"user@miro.com\")").first("filter"))
        .contains(wanted);
    assertThat(Query.parse("a=b&filter=%28userName+eq+%22user%40miro.com%22%29").first("filter"))
        .contains(wanted);
  }

  @Test
  void aParameterWithoutAValueIsAsGoodAsAbsent() {
    Query query = Query.parse("aadOptscim062020&count=&count=5&&x==y");
    assertThat(query.first("aadOptscim062020")).isEmpty();
    assertThat(query.first("count")).contains("5");
    assertThat(query.first("x")).contains("=y");
    assertThat(Query.parse("").parameters()).isEmpty();
  }

  @Test
  void theSchemeOfABearerTokenIgnoresCase() {
    assertThat(with("bearer  t ").bearer()).contains("t");
    assertThat(with("Bearer ").bearer()).isEmpty();
    assertThat(with("Basic dXNlcg==").bearer()).isEmpty();
  }

  @Test
  void aPathIsBelowABaseOrNot() {
    WireRequest request = with("");
    assertThat(request.after(List.of("api"))).contains(List.of("scim", "Users"));
    assertThat(request.after(List.of("api", "v2"))).isEmpty();
    assertThat(request.after(List.of("api", "scim", "Users", "1"))).isEqualTo(Optional.empty());
  }

  private static WireRequest with(String authorization) {
    return new WireRequest(
        "1",
        "GET",
        List.of("api", "scim", "Users"),
        Query.parse(""),
        Map.of("authorization", authorization),
        Body.empty(),
        "http://localhost");
  }
}
