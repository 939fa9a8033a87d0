package io.rollcall.app.demo;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Urn;
import io.rollcall.scim.schema.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

record MiroApp(Access access) implements App {
  static final String PRESET = "miro";

  @Override
  public String title() {
    return "Miro";
  }

  @Override
  public List<Member> members() {
    String path = "/v2/orgs/" + access.organizationId() + "/members?limit=100";
    List<Member> members = new ArrayList<>();
    Optional<String> cursor = Optional.of("");
    while (cursor.isPresent()) {
      String from = cursor.get().isEmpty() ? "" : "&cursor=" + Web.quoted(cursor.get());
      Json.Obj page = access.key().get(path + from).body();
      page.objects("data").stream().map(MiroApp::member).forEach(members::add);
      cursor = page.string("cursor").filter(next -> !next.isEmpty());
    }
    return List.copyOf(members);
  }

  private static Member member(Json.Obj one) {
    return new Member(
        one.string("id").orElse(""),
        one.string("email").orElse(""),
        one.bool("active").orElse(false));
  }

  @Override
  public Json.Obj newUser(Employee person) {
    return Json.object()
        .put("schemas", Json.strings(List.of(Schemas.USER_URN)))
        .put("userName", person.mail())
        .put(
            "name",
            Json.object()
                .put("givenName", person.givenName())
                .put("familyName", person.familyName())
                .build())
        .build();
  }

  @Override
  public Json.Obj newAddress(String address) {
    return Json.object()
        .put("schemas", Json.strings(List.of(Urn.PATCH_OP)))
        .put(
            "Operations",
            Json.array(
                Json.object()
                    .put("op", "Replace")
                    .put("path", "userName")
                    .put("value", address)
                    .build()))
        .build();
  }

  @Override
  public List<String> configuration(String url, String token, String key) {
    return List.of(
        "  miro:",
        "    type: miro",
        "    scim: { url: \"%s%s\", token: file:%s }".formatted(url, access.base(), token),
        "    rest: { url: \"%s\", org: \"%s\", token: file:%s }"
            .formatted(url, access.organizationId(), key),
        "    heal: ask",
        "    domains: [" + Company.DOMAIN + "]",
        "    roles: { Content Admin: [" + Company.CONTENT_ADMINS + "] }");
  }
}
