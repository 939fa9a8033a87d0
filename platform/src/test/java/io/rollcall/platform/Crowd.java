package io.rollcall.platform;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.schema.ResourceType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Random Users and Groups of one owner, each as a resource with everything that SCIM shows of it.
///
/// @param users by id, in the order of the ids
/// @param groups by id, in the order of the ids
record Crowd(
    String owner,
    RandomResources ofUsers,
    RandomResources ofGroups,
    List<Population.Person> people,
    List<Population.Team> teams,
    Map<String, Json.Obj> users,
    Map<String, Json.Obj> groups) {
  private static final long FIRST = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
  private static final List<String> TIMES =
      List.of(
          "2026-03-01T00:00:00Z",
          "2026-03-01T01:00:00.001+01:00",
          "2026-03-01T00:00:00.0015Z",
          "2026-03-01T00:00:00.003Z",
          "+999999999-12-31T23:59:59Z",
          "-999999999-01-01T00:00:00Z");

  static Crowd of(String owner, Random random, List<String> accounts) {
    List<String> userIds = ids(owner + "-u", accounts.size());
    List<String> groupIds = ids(owner + "-g", 6);
    List<String> groupNames = List.of("Red", "red-2", "Åse", "ßa", "z", "Σας");
    Map<String, List<String>> ofUsers =
        Map.of(
            "id", userIds,
            "externalId", List.of("e1", "E1", "e2", "ß", "e"),
            "userName", List.of("u1", "U2", "u3", "u33", "X"),
            "groups.value", groupIds,
            "groups.display", groupNames,
            "groups.type", List.of("direct", "INDIRECT", "in"),
            "meta.resourceType", List.of("User", "user", "Group"),
            "meta.created", TIMES,
            "meta.lastModified", TIMES);
    Map<String, List<String>> ofGroups =
        Map.of(
            "id", groupIds,
            "externalId", List.of("e1", "E1"),
            "displayName", List.of("red", "RED-2", "Åse", "SSa", "Z", "σας", "r"),
            "members.value", Stream.concat(userIds.stream(), groupIds.stream()).toList(),
            "members.type", List.of("User", "group", "u"),
            "meta.resourceType", List.of("User", "Group"),
            "meta.created", TIMES,
            "meta.lastModified", TIMES);
    RandomResources userly =
        new RandomResources(random, RandomResources.extended(ResourceType.user(), random), ofUsers);
    RandomResources grouply =
        new RandomResources(
            random, RandomResources.extended(ResourceType.group(), random), ofGroups);
    List<Population.Team> teams = teams(grouply, groupIds, groupNames, accounts);
    List<Population.Person> people = people(userly, userIds, accounts);
    return new Crowd(
        owner,
        userly,
        grouply,
        people,
        teams,
        shownUsers(people, teams),
        shownGroups(people, teams));
  }

  private static List<String> ids(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + "%04d".formatted(i)).toList();
  }

  private static List<Population.Person> people(
      RandomResources random, List<String> ids, List<String> accounts) {
    return IntStream.range(0, ids.size())
        .mapToObj(i -> {
          Json.Builder resource =
              Json.object()
                  .putAll(random.resource())
                  .put("userName", (i % 2 == 0 ? "u" : "U") + i)
                  .put("active", random.random().nextBoolean());
          if (random.random().nextBoolean()) {
            resource.put(
                "externalId", random.pick(random.known().getOrDefault("externalId", List.of())));
          }
          return new Population.Person(
              ids.get(i), accounts.get(i), resource.build(), time(random), time(random));
        })
        .toList();
  }

  /// Groups contain groups with greater ids only, so there is no circle.
  private static List<Population.Team> teams(
      RandomResources random, List<String> ids, List<String> names, List<String> accounts) {
    return IntStream.range(0, ids.size())
        .mapToObj(i -> {
          Json.Builder resource =
              Json.object().putAll(random.resource()).put("displayName", names.get(i));
          if (random.random().nextBoolean()) {
            resource.put(
                "externalId", random.pick(random.known().getOrDefault("externalId", List.of())));
          }
          List<String> inside = ids.subList(i + 1, ids.size());
          return new Population.Team(
              ids.get(i),
              resource.build(),
              accounts.stream().filter(_ -> random.random().nextInt(8) == 0).toList(),
              inside.stream().filter(_ -> random.random().nextInt(4) == 0).toList(),
              time(random),
              time(random));
        })
        .toList();
  }

  private static long time(RandomResources random) {
    return FIRST + random.random().nextInt(4);
  }

  private static Map<String, Json.Obj> shownUsers(
      List<Population.Person> people, List<Population.Team> teams) {
    Map<String, Json.Obj> shown = new HashMap<>();
    for (Population.Person person : people) {
      List<Json.Obj> groups = new ArrayList<>();
      for (Population.Team team : teams) {
        if (team.accounts().contains(person.account())) {
          groups.add(reference(team, "direct"));
        } else if (inside(team, teams).stream()
            .anyMatch(t -> t.accounts().contains(person.account()))) {
          groups.add(reference(team, "indirect"));
        }
      }
      shown.put(
          person.id(),
          person
              .resource()
              .with("id", Json.string(person.id()))
              .with("groups", Json.array(groups))
              .with("meta", meta("User", person.createdAt(), person.changedAt())));
    }
    return shown;
  }

  private static Json.Obj reference(Population.Team team, String type) {
    return Json.object()
        .put("value", team.id())
        .put("display", team.resource().string("displayName").orElseThrow())
        .put("type", type)
        .put("$ref", "https://x/Groups/" + team.id())
        .build();
  }

  private static Set<Population.Team> inside(Population.Team team, List<Population.Team> all) {
    Set<Population.Team> inside = new LinkedHashSet<>();
    for (Population.Team other : all) {
      if (team.groups().contains(other.id())) {
        inside.add(other);
        inside.addAll(inside(other, all));
      }
    }
    return inside;
  }

  private static Map<String, Json.Obj> shownGroups(
      List<Population.Person> people, List<Population.Team> teams) {
    Map<String, Json.Obj> shown = new HashMap<>();
    for (Population.Team team : teams) {
      Stream<Json.Obj> users =
          people.stream()
              .filter(person -> team.accounts().contains(person.account()))
              .map(person -> member(person.id(), "User"));
      Stream<Json.Obj> groups = team.groups().stream().map(id -> member(id, "Group"));
      shown.put(
          team.id(),
          team.resource()
              .with("id", Json.string(team.id()))
              .with("members", Json.array(Stream.concat(users, groups).toList()))
              .with("meta", meta("Group", team.createdAt(), team.changedAt())));
    }
    return shown;
  }

  private static Json.Obj member(String id, String type) {
    return Json.object().put("value", id).put("type", type).put("display", "?").build();
  }

  private static Json meta(String type, long created, long changed) {
    return Json.object()
        .put("resourceType", type)
        .put("created", Instant.ofEpochMilli(created).toString())
        .put("lastModified", Instant.ofEpochMilli(changed).toString())
        .put("location", "https://x")
        .put("version", "W/\"1\"")
        .build();
  }
}
