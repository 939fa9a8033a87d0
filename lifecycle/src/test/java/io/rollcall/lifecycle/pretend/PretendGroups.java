package io.rollcall.lifecycle.pretend;

import io.rollcall.lifecycle.model.TargetGroup;
import io.rollcall.lifecycle.target.Target.GroupAnswer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Groups of an organization. Adding an inactive account makes it active, as at Miro; a request
/// with an account that is not there is refused whole.
public final class PretendGroups {
  private static final int FIRST_ID = 501;

  private final Platform platform;
  private final Map<String, TargetGroup> groups = new LinkedHashMap<>();
  private int created;

  PretendGroups(Platform platform) {
    this.platform = platform;
  }

  public List<TargetGroup> all() {
    return List.copyOf(groups.values());
  }

  /// What a person does in the app's own pages.
  public TargetGroup put(String name, Set<String> members) {
    String id = Integer.toString(FIRST_ID + created++);
    groups.put(id, new TargetGroup(id, name, members));
    return groups.get(id);
  }

  public void delete(String id) {
    groups.remove(id);
  }

  /// Who is cut from the organization is in none of its groups.
  void cut(String accountId) {
    groups.replaceAll((_, group) -> group.without(Set.of(accountId)));
  }

  GroupAnswer create(String name, List<String> members) {
    if (groups.values().stream().anyMatch(group -> group.name().equalsIgnoreCase(name))) {
      return new GroupAnswer.Refused(409, "there is a group of this name");
    }
    TargetGroup group = put(name, Set.of());
    return add(group.id(), members);
  }

  GroupAnswer rename(String id, String name) {
    return change(id, groups.get(id), group -> group.named(name));
  }

  GroupAnswer add(String id, List<String> members) {
    for (String member : members) {
      if (platform.overScim(member).isEmpty()) {
        return new GroupAnswer.Refused(404, "there is no user " + member);
      }
    }
    members.forEach(member -> platform.active(member, true));
    return change(id, groups.get(id), group -> group.with(new LinkedHashSet<>(members)));
  }

  GroupAnswer remove(String id, List<String> members) {
    return change(id, groups.get(id), group -> group.without(new LinkedHashSet<>(members)));
  }

  private GroupAnswer change(
      String id,
      @org.jspecify.annotations.Nullable TargetGroup group,
      java.util.function.UnaryOperator<TargetGroup> change) {
    if (group == null) {
      return new GroupAnswer.Refused(404, "there is no group " + id);
    }
    groups.put(id, change.apply(group));
    return new GroupAnswer.Done(id);
  }
}
