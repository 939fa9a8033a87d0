package io.rollcall.lifecycle.source.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A directory to which all sorts of things happen.
final class Company {
  static final String STAFF = "ou=staff," + TestDirectory.BASE;
  private static final String NORTH = "ou=north," + STAFF;
  private static final String SOUTH = "ou=south," + STAFF;
  private static final String OUTSIDE = "ou=people," + TestDirectory.BASE;
  private static final List<String> PLACES = List.of(STAFF, NORTH, SOUTH, OUTSIDE);
  private static final List<String> GROUPS = List.of("app", "inner", "team-a", "team-b", "deep");

  private final TestDirectory directory;
  private final Random random;
  private final List<String> people = new ArrayList<>();
  private final List<String> groups = new ArrayList<>();
  private int hired;

  Company(TestDirectory directory, Random random) throws LDAPException {
    this.directory = directory;
    this.random = random;
    for (String place : List.of(STAFF, NORTH, SOUTH)) {
      String name = place.substring(3, place.indexOf(','));
      directory.add("dn: " + place, "objectClass: organizationalUnit", "ou: " + name);
    }
    for (int i = 0; i < 12; i++) {
      hire();
    }
    for (String name : GROUPS) {
      String dn = "cn=" + name + "," + STAFF;
      directory.add(
          "dn: " + dn, "objectClass: groupOfNames", "cn: " + name, "member: " + people.getFirst());
      groups.add(dn);
    }
  }

  void happen() throws LDAPException {
    try {
      switch (random.nextInt(14)) {
        case 0 -> hire();
        case 1, 2 -> directory.set(person(), "mail", "m" + random.nextInt(99) + "@example.com");
        case 3 -> directory.set(person(), "ou", "Team " + random.nextInt(9));
        case 4, 5 -> moved();
        case 6 -> left();
        case 7, 8 -> directory.change(group(), ModificationType.ADD, "member", person());
        case 9 -> directory.change(group(), ModificationType.DELETE, "member", person());
        case 10 -> directory.change(group(), ModificationType.ADD, "member", group());
        case 11 -> replaced();
        case 12 -> swapped();
        default -> directory.change(group(), ModificationType.DELETE, "member", group());
      }
    } catch (LDAPException e) {
      if (!e.getResultCode().equals(ResultCode.ATTRIBUTE_OR_VALUE_EXISTS)
          && !e.getResultCode().equals(ResultCode.NO_SUCH_ATTRIBUTE)
          && !e.getResultCode().equals(ResultCode.OBJECT_CLASS_VIOLATION)) {
        throw e;
      }
    }
  }

  private void hire() throws LDAPException {
    String uid = "p" + hired++;
    String dn = "uid=" + uid + "," + place();
    add(dn, uid);
    people.add(dn);
  }

  private void add(String dn, String name) throws LDAPException {
    directory.add(
        "dn: " + dn,
        "objectClass: inetOrgPerson",
        "uid: " + dn.substring("uid=".length(), dn.indexOf(',')),
        "cn: " + name,
        "sn: Of " + name,
        "mail: " + name + "@example.com");
  }

  private void moved() throws LDAPException {
    int who = 1 + random.nextInt(people.size() - 1);
    String dn = people.get(who);
    String rdn = "uid=n" + random.nextInt(5);
    String place = place();
    if (!people.contains(rdn + "," + place)) {
      people.set(who, directory.move(dn, rdn, place));
    }
  }

  // The first of all stays: nobody in scope is another matter.
  private void left() throws LDAPException {
    if (people.size() > 6) {
      directory.delete(people.remove(1 + random.nextInt(people.size() - 1)));
    }
  }

  // Somebody else comes under the same name.
  private void replaced() throws LDAPException {
    String dn = person();
    directory.delete(dn);
    add(dn, "r" + hired++);
  }

  private void swapped() throws LDAPException {
    String one = person();
    String other = person();
    if (!one.equals(other)) {
      String between = directory.move(one, "uid=between", OUTSIDE);
      rename(other, one);
      rename(between, other);
    }
  }

  private void rename(String from, String to) throws LDAPException {
    int comma = to.indexOf(',');
    directory.move(from, to.substring(0, comma), to.substring(comma + 1));
  }

  private String person() {
    return people.get(random.nextInt(people.size()));
  }

  private String group() {
    return groups.get(random.nextInt(groups.size()));
  }

  private String place() {
    return PLACES.get(random.nextInt(PLACES.size()));
  }
}
