package io.rollcall.e2e.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.util.json.JSONObject;
import io.rollcall.e2e.stage.Http;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// How things stand when the demo has told its story: asked over LDAP and HTTP with what it
/// printed.
record DemoEnd(Invited invited) {
  private static final int STAFF = 150;
  private static final String SMITH = "alex.smith@acme.example";
  private static final String ENTERPRISE =
      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

  void isAsClaimed() throws LDAPException {
    theDirectoryHasEverybody();
    List<JSONObject> people = everybodyOnce("Miro");
    everybodyOnce("Atlassian");
    assertThat(at(people, "kavya.raman@acme.example").toString())
        .contains("Content Admin", "Product");
    assertThat(text(at(people, "sam.lee2@acme.example"), ENTERPRISE, "department"))
        .isEqualTo("Engineering");
    theDuplicatesAreRetired();
    theGroupsAreThoseOfTheDirectory();
  }

  private void theDirectoryHasEverybody() throws LDAPException {
    Map<String, Set<String>> groups = groups();
    assertThat(groups.get("staff")).hasSize(STAFF).contains("ivan.horvat", "alex.jones");
    assertThat(groups.get("Product")).contains("kavya.raman");
    assertThat(groups.get("Engineering")).doesNotContain("kavya.raman");
    Map<String, String> mails = mails();
    assertThat(mails)
        .hasSize(STAFF)
        .containsEntry("alex.jones", SMITH)
        .containsEntry("sam.lee", "sam.lee2@acme.example")
        .containsEntry("sam.lee2", "sam.lee@acme.example");
  }

  private Map<String, String> mails() throws LDAPException {
    Map<String, String> mails = new HashMap<>();
    for (SearchResultEntry person : search("(uid=*)")) {
      mails.put(person.getAttributeValue("uid"), person.getAttributeValue("mail"));
    }
    return mails;
  }

  private Map<String, Set<String>> groups() throws LDAPException {
    Map<String, Set<String>> groups = new HashMap<>();
    for (SearchResultEntry group : search("(objectClass=groupOfNames)")) {
      groups.put(
          group.getAttributeValue("cn"),
          Arrays.stream(group.getAttributeValues("member"))
              .map(dn -> dn.replaceAll("^uid=([^,]+),.*", "$1"))
              .collect(Collectors.toCollection(TreeSet::new)));
    }
    return groups;
  }

  private List<SearchResultEntry> search(String filter) throws LDAPException {
    try (var ldap =
        new LDAPConnection(
            invited.ldap().getHost(),
            invited.ldap().getPort(),
            invited.bind(),
            invited.password())) {
      return ldap.search("dc=acme,dc=example", SearchScope.SUB, filter).getSearchEntries();
    }
  }

  /// @return active Users
  private List<JSONObject> everybodyOnce(String app) throws LDAPException {
    List<JSONObject> active =
        users(app).stream().filter(user -> user.getFieldAsBoolean("active")).toList();

    assertThat(active).hasSize(STAFF);
    assertThat(active)
        .extracting(user -> user.getFieldAsString("userName"))
        .containsExactlyInAnyOrderElementsOf(mails().values());
    return active;
  }

  private static JSONObject at(List<JSONObject> users, String address) {
    return users.stream()
        .filter(user -> user.getFieldAsString("userName").equals(address))
        .findFirst()
        .orElseThrow();
  }

  private List<JSONObject> users(String app) {
    List<JSONObject> users = new ArrayList<>();
    List<JSONObject> page;
    do {
      page = page(invited.scim(app), "/Users?count=100&startIndex=" + (users.size() + 1));
      users.addAll(page);
    } while (!page.isEmpty());
    return users;
  }

  private static List<JSONObject> page(Http scim, String target) {
    return scim.get(target).expect(200).json().getFieldAsArray("Resources").stream()
        .map(JSONObject.class::cast)
        .toList();
  }

  private static String text(JSONObject user, String extension, String name) {
    return user.getFieldAsObject(extension).getFieldAsString(name);
  }

  private void theDuplicatesAreRetired() {
    assertThat(users("Miro"))
        .filteredOn(user -> !user.getFieldAsBoolean("active"))
        .extracting(user -> user.getFieldAsString("userName"))
        .singleElement()
        .asString()
        .startsWith("alex.smith.retired-");
    String search =
        "/admin/v2/orgs/" + invited.organization("Atlassian") + "/directories/-/users/search";
    String found =
        invited
            .rest("Atlassian")
            .post(search, "{\"searchTerm\": \"alex.smith.retired-\"}")
            .expect(200)
            .text();
    assertThat(found).containsOnlyOnce("accountId").contains("\"accountStatus\":\"inactive\"");
    String members = "/v2/orgs/" + invited.organization("Miro") + "/members?active=true&limit=100";
    assertThat(invited.rest("Miro").get(members).expect(200).json().getFieldAsArray("data"))
        .hasSize(100);
  }

  private void theGroupsAreThoseOfTheDirectory() throws LDAPException {
    Map<String, String> addresses = new HashMap<>();
    users("Atlassian")
        .forEach(
            user -> addresses.put(user.getFieldAsString("id"), user.getFieldAsString("userName")));
    Map<String, Set<String>> found = new HashMap<>();
    for (JSONObject group : page(invited.scim("Atlassian"), "/Groups?count=100")) {
      found.put(
          group.getFieldAsString("displayName"),
          group.getFieldAsArray("members").stream()
              .map(member -> addresses.get(((JSONObject) member).getFieldAsString("value")))
              .collect(Collectors.toCollection(TreeSet::new)));
    }

    Map<String, String> mails = mails();
    Map<String, Set<String>> wanted = new HashMap<>();
    groups()
        .forEach((name, uids) ->
            wanted.put(
                name,
                uids.stream().map(mails::get).collect(Collectors.toCollection(TreeSet::new))));
    wanted.keySet().removeAll(Set.of("staff", "miro-content-admins"));
    assertThat(found).hasSize(10).isEqualTo(wanted);
  }
}
