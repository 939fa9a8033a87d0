package io.rollcall.faces.atlassian;

import io.rollcall.faces.atlassian.AtlassianAnswers.Page;
import io.rollcall.faces.rest.JsonFields;
import io.rollcall.faces.rest.UnreadableException;
import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.platform.Found;
import io.rollcall.platform.GroupSummary;
import io.rollcall.platform.Platform;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The groups of an organization, whosever they are.
record GroupSearchRoutes(Platform platform) {
  private static final int USUAL = 20;
  private static final int LARGEST = 100;
  private static final String COUNTS = "counts.users";
  private static final List<String> LISTS =
      List.of(
          "accountIds",
          "directoryIds",
          "roleIds",
          "resourceOwners",
          "resourceIds",
          "groupIds",
          "groupNames",
          "expand");

  List<AtlassianRoute> all() {
    return List.of(
        AtlassianRoute.of("POST", GroupRoutes.GROUPS + "/search", this::search),
        AtlassianRoute.of("GET", GroupRoutes.GROUPS, this::list));
  }

  private WireAnswer search(AtlassianCall call) {
    return search(call, call.body());
  }

  /// The search's older form.
  private WireAnswer list(AtlassianCall call) {
    return search(call, call.wanted().queryAsBody(LISTS));
  }

  private WireAnswer search(AtlassianCall call, JsonFields wanted) {
    new UserDirectory(platform).check(call);
    checkExclusive(wanted);
    int limit = wanted.limit(USUAL, LARGEST);
    Optional<String> after =
        AtlassianCall.cursor(wanted.text("cursor").filter(text -> !text.isEmpty()));
    List<String> names = wanted.texts("groupNames").stream().map(GroupSearchRoutes::lower).toList();
    String term = wanted.text("searchTerm").map(GroupSearchRoutes::lower).orElse("");
    Found<GroupSummary> found =
        isOfNone(call, wanted)
            ? Found.nothing()
            : platform
                .organizationGroups()
                .search(
                    call.organization(),
                    wanted.texts("groupIds"),
                    wanted.texts("accountIds"),
                    name ->
                        lower(name).contains(term)
                            && (names.isEmpty() || names.contains(lower(name))),
                    after,
                    limit);
    boolean counts = wanted.words("expand", List.of(COUNTS, "counts.resources")).contains(COUNTS);
    return AtlassianAnswers.byCursor(
        Page.of(found), group -> AtlassianShapes.group(group, call.organization(), counts));
  }

  private static String lower(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  /// Groups have no roles and no resources here.
  private static boolean isOfNone(AtlassianCall call, JsonFields wanted) {
    return UserDirectory.isLeftOut(call, wanted.texts("directoryIds"))
        || List.of("roleIds", "resourceOwners", "resourceIds").stream()
            .anyMatch(name -> !wanted.texts(name).isEmpty());
  }

  private static void checkExclusive(JsonFields wanted) {
    boolean hasNames = wanted.member("groupNames").isPresent();
    if (hasNames
        && (wanted.member("groupIds").isPresent() || wanted.member("searchTerm").isPresent())) {
      throw new UnreadableException(
          "groupNames", "groupNames excludes searchTerm and groupIds: send one of them.");
    }
    if (wanted.member("sortBy").isPresent()) {
      throw new UnreadableException(
          "sortBy", "sortBy is not possible here: groups come in the order of their ids.");
    }
  }
}
