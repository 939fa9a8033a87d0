package io.rollcall.lifecycle.model;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Values by SCIM attribute path (`name.givenName`, `displayName`, a URN-qualified extension path),
/// sorted by path, so that equal attributes print equally. A path that is absent is left alone;
/// clearing a value is not expressed here.
public record Attributes(SortedMap<String, String> values) {
  public static final String USER_NAME = "userName";
  public static final String ACTIVE = "active";
  public static final String GIVEN_NAME = "name.givenName";
  public static final String FAMILY_NAME = "name.familyName";
  public static final String DISPLAY_NAME = "displayName";

  /// The primary e-mail address, where a target stores e-mails.
  public static final String EMAIL = "emails";

  /// Ids of accounts, in the journal of groups only.
  public static final String MEMBERS = "members";

  /// What directories know an account as, in the journal of its unlinking only.
  public static final String RECORDS = "records";

  public static final String EXTERNAL_ID = "externalId";
  private static final String ENTERPRISE =
      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:";
  public static final String EMPLOYEE_NUMBER = ENTERPRISE + "employeeNumber";
  public static final String DEPARTMENT = ENTERPRISE + "department";

  /// The license, where a target has licenses: a word of the target's own (RFC 7643 §4.1.1 has
  /// `userType` for relations to the organization, which is where apps keep it).
  public static final String LICENSE = "userType";

  /// All roles, for targets that store them; a single one is at {@link #role}.
  public static final String ROLES = "roles";

  /// What the path of a role has when it is given.
  public static final String GIVEN = "yes";

  private static final String ROLE = "role ";

  public static final Attributes NONE = new Attributes(new TreeMap<>());

  public Attributes {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /// The path of one role: {@link #GIVEN}, or nothing.
  public static String role(String name) {
    return ROLE + name;
  }

  public static boolean isRole(String path) {
    return path.startsWith(ROLE);
  }

  /// The role that such a path is about.
  public static String roleName(String path) {
    return path.substring(ROLE.length());
  }

  public static Attributes of(Map<String, String> values) {
    return new Attributes(new TreeMap<>(values));
  }

  public static Attributes of(String path, String value) {
    return of(Map.of(path, value));
  }

  /// The value at a path, or the empty text: at every target we know an empty value and none are
  /// the same.
  public String value(String path) {
    return values.getOrDefault(path, "");
  }

  public boolean has(String path) {
    return values.containsKey(path);
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  /// Whether both have a value at a path, and not the same one; case does not count.
  public boolean differs(Attributes other, String path) {
    String ours = value(path);
    String theirs = other.value(path);
    return !ours.isEmpty() && !theirs.isEmpty() && !ours.equalsIgnoreCase(theirs);
  }

  public Attributes with(String path, String value) {
    TreeMap<String, String> copy = new TreeMap<>(values);
    copy.put(path, value);
    return new Attributes(copy);
  }

  public Attributes without(String path) {
    TreeMap<String, String> copy = new TreeMap<>(values);
    copy.remove(path);
    return new Attributes(copy);
  }

  /// These values with those of `later` on top.
  public Attributes and(Attributes later) {
    TreeMap<String, String> copy = new TreeMap<>(values);
    copy.putAll(later.values);
    return new Attributes(copy);
  }

  /// What of these differs from `present`: the minimal change.
  public Attributes differingFrom(Attributes present) {
    TreeMap<String, String> changed = new TreeMap<>(values);
    changed.entrySet().removeIf(entry -> entry.getValue().equals(present.value(entry.getKey())));
    return new Attributes(changed);
  }

  /// Without what has no value.
  public Attributes present() {
    TreeMap<String, String> copy = new TreeMap<>(values);
    copy.values().removeIf(String::isEmpty);
    return new Attributes(copy);
  }

  /// The values of `present` at the paths that these name.
  public Attributes asIn(Attributes present) {
    TreeMap<String, String> before = new TreeMap<>();
    values.keySet().forEach(path -> before.put(path, present.value(path)));
    return new Attributes(before);
  }
}
