package io.rollcall.bench;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.GroupLink;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.SourceGroup;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.TargetGroup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// People, groups and memberships, and their accounts at a target that has all of them right but
/// for a share.
///
/// @param people how many people, each with an account
/// @param groups how many groups
/// @param memberships how many members all groups have together
/// @param percent of every hundred people and memberships, how many are not as the source has them
record Crowd(int people, int groups, int memberships, int percent) {
  private static final String SOURCE = "staff";
  private static final long SEED = 20_417;

  private static SourceId id(int number) {
    return new SourceId(SOURCE, "p%07d".formatted(number));
  }

  private static String accountId(int number) {
    return "3074457345%09d".formatted(number);
  }

  private static Attributes named(int number, String department) {
    return Attributes.of(Attributes.GIVEN_NAME, "Pat")
        .with(Attributes.FAMILY_NAME, "Number" + number)
        .with(Attributes.DISPLAY_NAME, "Pat Number" + number)
        .with(Attributes.EMPLOYEE_NUMBER, "E" + number)
        .with(Attributes.DEPARTMENT, department);
  }

  private boolean differs(int number) {
    return number % 100 < percent;
  }

  List<Person> asTheSourceSays() {
    List<Person> all = new ArrayList<>(people);
    for (int i = 0; i < people; i++) {
      all.add(new Person(id(i), "pat%d@example.com".formatted(i), true, named(i, "Search")));
    }
    return all;
  }

  /// Half of those who differ have another address, the others another department.
  List<Account> asTheTargetShows() {
    List<Account> all = new ArrayList<>(people);
    for (int i = 0; i < people; i++) {
      boolean renamed = differs(i) && i % 2 == 0;
      String address = (renamed ? "was%d@example.com" : "pat%d@example.com").formatted(i);
      String department = differs(i) && !renamed ? "Sales" : "Search";
      all.add(new Account(accountId(i), address, true, false, named(i, department)));
    }
    return all;
  }

  List<Link> links(String target) {
    List<Link> all = new ArrayList<>(people);
    for (int i = 0; i < people; i++) {
      all.add(
          new Link(target, id(i), accountId(i), Link.State.LIVE, Instant.EPOCH, "created by us"));
    }
    return all;
  }

  private static SourceId groupId(int number) {
    return new SourceId(SOURCE, "g%05d".formatted(number));
  }

  /// The same people each time.
  private Set<Integer> members(Random random) {
    Set<Integer> members = new HashSet<>();
    int size = Math.min(people, memberships / groups);
    while (members.size() < size) {
      members.add(random.nextInt(people));
    }
    return members;
  }

  List<SourceGroup> groupsAtTheSource() {
    Random random = new Random(SEED);
    List<SourceGroup> all = new ArrayList<>(groups);
    for (int i = 0; i < groups; i++) {
      Set<SourceId> members = new HashSet<>();
      members(random).forEach(number -> members.add(id(number)));
      all.add(new SourceGroup(groupId(i), "Group " + i, members));
    }
    return all;
  }

  /// Those who differ are missing there.
  List<TargetGroup> groupsAtTheTarget() {
    Random random = new Random(SEED);
    List<TargetGroup> all = new ArrayList<>(groups);
    for (int i = 0; i < groups; i++) {
      Set<String> members = new HashSet<>();
      members(random).stream()
          .filter(number -> !differs(number))
          .forEach(number -> members.add(accountId(number)));
      all.add(new TargetGroup("g" + i, "Group " + i, members));
    }
    return all;
  }

  List<GroupLink> groupLinks(String target) {
    List<GroupLink> all = new ArrayList<>(groups);
    for (int i = 0; i < groups; i++) {
      all.add(new GroupLink(target, groupId(i), "g" + i, Instant.EPOCH, GroupLink.CREATED));
    }
    return all;
  }
}
