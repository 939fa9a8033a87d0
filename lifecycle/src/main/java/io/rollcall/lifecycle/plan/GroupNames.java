package io.rollcall.lifecycle.plan;

import io.rollcall.lifecycle.model.GroupLink;
import io.rollcall.lifecycle.model.SourceGroup;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.TargetGroup;
import io.rollcall.lifecycle.observe.GroupsSeen;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which group of a target is which group of the source: by link, and where there is none, by name.
final class GroupNames {
  private final Map<SourceId, GroupLink> links = new HashMap<>();
  private final Map<String, TargetGroup> byId = new HashMap<>();
  private final Map<String, List<TargetGroup>> byName = new HashMap<>();
  private final Map<String, SourceId> owners = new HashMap<>();

  GroupNames(GroupsSeen seen) {
    Set<SourceId> wanted = new HashSet<>();
    seen.wanted().forEach(group -> wanted.add(group.id()));
    seen.unclear().forEach(one -> wanted.add(one.group().id()));
    for (GroupLink link : seen.links()) {
      links.put(link.group(), link);
      // A group whose group of the source is gone may be another one's.
      if (wanted.contains(link.group())) {
        owners.put(link.groupId(), link.group());
      }
    }
    for (TargetGroup group : seen.shown()) {
      byId.put(group.id(), group);
      byName.computeIfAbsent(key(group.name()), _ -> new ArrayList<>(1)).add(group);
    }
  }

  /// What was found.
  sealed interface Found {
    record Linked(TargetGroup target) implements Found {}

    /// Not linked; the only group of this name, and nobody else's.
    record Called(TargetGroup target) implements Found {}

    record Ambiguous(List<TargetGroup> targets) implements Found {}

    record Anothers(TargetGroup target, SourceId owner) implements Found {}

    /// Linked to a group that is not there any more.
    record Gone(GroupLink link) implements Found {}

    record Nothing() implements Found {}
  }

  /// Names that differ in case, in how letters are composed, or in spaces around them are the same.
  static String key(String name) {
    return normal(name).toLowerCase(Locale.ROOT);
  }

  static String normal(String name) {
    return Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
  }

  boolean isLinked(SourceGroup group) {
    return links.containsKey(group.id());
  }

  Found find(SourceGroup group) {
    Optional<GroupLink> link = Optional.ofNullable(links.get(group.id()));
    Optional<TargetGroup> linked = link.map(GroupLink::groupId).map(byId::get);
    if (linked.isPresent()) {
      return new Found.Linked(linked.get());
    }
    List<TargetGroup> called = called(group.name());
    if (called.size() > 1) {
      return new Found.Ambiguous(called);
    }
    if (called.isEmpty()) {
      return link.<Found>map(Found.Gone::new).orElseGet(Found.Nothing::new);
    }
    TargetGroup target = called.getFirst();
    return Optional.ofNullable(owners.get(target.id()))
        .<Found>map(owner -> new Found.Anothers(target, owner))
        .orElseGet(() -> new Found.Called(target));
  }

  private List<TargetGroup> called(String name) {
    List<TargetGroup> all = byName.getOrDefault(key(name), List.of());
    List<TargetGroup> exactly =
        all.stream().filter(group -> normal(group.name()).equals(normal(name))).toList();
    return exactly.size() == 1 ? exactly : all;
  }

  /// Another group that has a name already.
  Optional<TargetGroup> holder(String name, TargetGroup apart) {
    return byName.getOrDefault(key(name), List.of()).stream()
        .filter(group -> !group.id().equals(apart.id()))
        .findFirst();
  }
}
