package io.rollcall.app.demo;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Urn;
import io.rollcall.scim.schema.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// @param departments the groups that it shall have
record AtlassianApp(Access access, List<String> departments) implements App {
  static final String PRESET = "atlassian";

  AtlassianApp {
    departments = List.copyOf(departments);
  }

  @Override
  public String title() {
    return "Atlassian";
  }

  @Override
  public List<Member> members() {
    String path = "/admin/v2/orgs/" + access.organizationId() + "/directories/-/users/search";
    List<Member> members = new ArrayList<>();
    Optional<String> cursor = Optional.of("");
    while (cursor.isPresent()) {
      Json.Obj wanted =
          Json.object()
              .put("limit", 100)
              .putIfPresent("cursor", cursor.filter(text -> !text.isEmpty()))
              .build();
      Json.Obj page = access.key().post(path, wanted).body();
      page.objects("data").stream().map(AtlassianApp::member).forEach(members::add);
      cursor = page.object("links").flatMap(links -> links.string("next"));
    }
    return List.copyOf(members);
  }

  private static Member member(Json.Obj one) {
    return new Member(
        one.string("accountId").orElse(""),
        one.string("email").orElse(""),
        one.string("accountStatus").filter("active"::equals).isPresent());
  }

  /// The SCIM ids of the members of each group.
  Map<String, Set<String>> groups() {
    Map<String, Set<String>> groups = new TreeMap<>();
    for (Json.Obj group :
        access.scim().get(access.base() + "/Groups?count=100").body().objects("Resources")) {
      groups.put(
          group.string("displayName").orElse(""),
          group.objects("members").stream()
              .flatMap(member -> member.string("value").stream())
              .collect(Collectors.toCollection(TreeSet::new)));
    }
    return groups;
  }

  /// The id of Rollcall's directory.
  String ownDirectory() {
    return directory(access.base());
  }

  String scriptDirectory() {
    return directory(access.scriptBase());
  }

  private static String directory(String base) {
    return base.substring(base.lastIndexOf('/') + 1);
  }

  /// The ids of the directories in which an account has a record.
  Set<String> directoriesOf(String account) {
    String path =
        "/admin/user-provisioning/v1/org/%s/user/%s/get-scim-links"
            .formatted(access.organizationId(), account);
    return access.key().get(path).body().objects("scimLinks").stream()
        .flatMap(link -> link.string("directoryId").stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Json.Obj newUser(Employee person) {
    return Json.object()
        .put("schemas", Json.strings(List.of(Schemas.USER_URN)))
        .put("userName", person.mail())
        .put("emails", Json.array(email(person.mail())))
        .put("displayName", person.name())
        .build();
  }

  private static Json.Obj email(String address) {
    return Json.object().put("value", address).put("primary", true).build();
  }

  @Override
  public Json.Obj newAddress(String address) {
    return Json.object()
        .put("schemas", Json.strings(List.of(Urn.PATCH_OP)))
        .put(
            "Operations",
            Json.array(
                Json.object()
                    .put("op", "replace")
                    .put("path", "emails[primary eq true].value")
                    .put("value", address)
                    .build()))
        .build();
  }

  @Override
  public List<String> configuration(String url, String token, String key) {
    return List.of(
        "  atlassian:",
        "    type: atlassian",
        "    scim: { url: \"%s%s\", token: file:%s }".formatted(url, access.base(), token),
        "    admin: { url: \"%s\", org: \"%s\", key: file:%s }"
            .formatted(url, access.organizationId(), key),
        "    heal: ask",
        "    domains: [" + Company.DOMAIN + "]",
        "    groups: [" + String.join(", ", departments) + "]");
  }
}
