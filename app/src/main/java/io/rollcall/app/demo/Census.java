package io.rollcall.app.demo;

import io.rollcall.app.demo.App.Member;
import io.rollcall.app.demo.Users.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Compares the apps with the company, each asked over its own port.
final class Census {
  private final Stage stage;

  Census(Stage stage) {
    this.stage = stage;
  }

  /// Whether everybody in LDAP has one active account, as LDAP describes them, and nobody else has
  /// one: by SCIM, and by the app's other API.
  boolean agrees(App app) {
    List<Employee> people = stage.company().people();
    List<User> active = app.users().active();
    boolean oneEach =
        people.stream()
            .allMatch(person -> active.stream().filter(user -> user.is(person)).count() == 1);
    List<String> addresses =
        app.members().stream().filter(Member::active).map(Member::address).sorted().toList();
    return oneEach
        && active.size() == people.size()
        && addresses.equals(people.stream().map(Employee::mail).sorted().toList());
  }

  /// How many active accounts an app has that are nobody's in LDAP, or somebody's second.
  long tooMany(App app) {
    Set<String> mails =
        stage.company().people().stream().map(Employee::mail).collect(Collectors.toSet());
    return app.members().stream()
        .filter(Member::active)
        .filter(member -> !mails.remove(member.address()))
        .count();
  }

  /// Whether the groups of departments have the same people as in LDAP.
  boolean groupsAgree() {
    Map<String, Set<String>> wanted = new TreeMap<>(stage.company().groups());
    wanted.keySet().retainAll(stage.company().departments());
    List<Employee> people = stage.company().people();
    Users users = stage.atlassian().users();
    Map<String, Set<String>> found = new TreeMap<>();
    stage.atlassian().groups().forEach((name, ids) -> found.put(name, logins(ids, users, people)));
    return !found.isEmpty() && found.equals(wanted);
  }

  // Whoever is nobody's in LDAP stands there by their id.
  private static Set<String> logins(Set<String> ids, Users users, List<Employee> people) {
    List<String> logins = new ArrayList<>();
    for (String id : ids) {
      logins.add(
          people.stream()
              .filter(person -> users.withId(id).filter(user -> user.isOf(person)).isPresent())
              .map(Employee::uid)
              .findFirst()
              .orElse(id));
    }
    return new TreeSet<>(logins);
  }

  /// The end of an id, by which people know it again.
  static String end(String id) {
    return "…" + id.substring(Math.max(0, id.length() - 4));
  }
}
