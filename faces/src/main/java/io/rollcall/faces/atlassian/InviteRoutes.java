package io.rollcall.faces.atlassian;

import io.rollcall.faces.rest.JsonFields;
import io.rollcall.faces.rest.UnreadableException;
import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.platform.Member;
import io.rollcall.platform.Outcome;
import io.rollcall.platform.Platform;
import io.rollcall.platform.UserGroupMembers.Item;
import io.rollcall.scim.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Inviting people. Each of them is an act of its own: whoever cannot be invited holds up nobody,
/// and is left out of the answer.
record InviteRoutes(Platform platform) {
  private static final int MOST = 100;
  private static final int MOST_GROUPS = 100;

  List<AtlassianRoute> all() {
    return List.of(
        AtlassianRoute.of("POST", "/admin/v2/orgs/{org}/users/invite", this::invite)
            .perItem(InviteRoutes::items));
  }

  /// Each address and each group may be an entry of the log.
  private static int items(AtlassianCall call) {
    return emails(call.body()).size() + groups(call.body()).size();
  }

  /// Somebody who is in now.
  private record Invited(String email, String account) {}

  /// @param accounts that are in the group now
  private record Joined(String group, Set<String> accounts) {}

  /// No mail is sent here, so nothing is said of the notification.
  private WireAnswer invite(AtlassianCall call) {
    JsonFields body = call.body();
    List<String> emails = emails(body);
    checkRules(body);
    List<String> groups = groups(body);
    GroupRoutes.checkOwn(platform, call, groups);
    List<Invited> invited = invited(call, emails);
    List<Joined> joined = groups.stream().map(group -> joined(call, group, invited)).toList();
    return AtlassianAnswers.ok(
        Json.object()
            .put("data", invited.stream().map(each -> result(each, joined)).toList())
            .build());
  }

  private static List<String> emails(JsonFields body) {
    List<String> emails = body.texts("emails").stream().distinct().toList();
    if (emails.isEmpty() || emails.size() > MOST) {
      throw new UnreadableException(
          "emails", "The body needs \"emails\", a list of 1 to " + MOST + " addresses.");
    }
    return emails;
  }

  private static List<String> groups(JsonFields body) {
    List<String> groups = body.texts("additionalGroups").stream().distinct().toList();
    if (groups.size() > MOST_GROUPS) {
      throw new UnreadableException(
          "additionalGroups",
          "\"additionalGroups\" may name %d groups at most; these are %d. Add the people to the others with POST …/groups/{groupId}/memberships."
              .formatted(MOST_GROUPS, groups.size()));
    }
    return groups;
  }

  private static void checkRules(JsonFields body) {
    if (body.member("permissionRules").filter(rules -> !rules.equals(Json.Arr.EMPTY)).isPresent()) {
      throw AtlassianError.notFound(
              "ADMIN-UAM-404-1",
              "There are no resources here, so there is no access to give: leave \"permissionRules\" out.")
          .refusal();
    }
  }

  private List<Invited> invited(AtlassianCall call, List<String> emails) {
    List<Invited> invited = new ArrayList<>();
    List<AtlassianError> refused = new ArrayList<>();
    for (String email : emails) {
      switch (platform.members().invite(call.caller(), call.organization(), email)) {
        case Outcome.Done<Member>(Member member) ->
            invited.add(new Invited(email, member.accountId()));
        case Outcome.Refused<Member>(var refusal) -> refused.add(OrganizationRefusals.of(refusal));
      }
    }
    if (invited.isEmpty()) {
      throw refused.getFirst().refusal();
    }
    return invited;
  }

  /// Whoever was in the group already is in it now, too.
  private Joined joined(AtlassianCall call, String group, List<Invited> invited) {
    List<String> accounts = invited.stream().map(Invited::account).toList();
    var outcome =
        platform
            .userGroups()
            .members()
            .change(call.caller(), call.organization(), group, accounts, List.of());
    return new Joined(
        group,
        switch (outcome) {
          case Outcome.Done<List<Item>>(List<Item> items) ->
              items.stream()
                  .filter(item -> item.refusal().isEmpty())
                  .map(Item::who)
                  .collect(Collectors.toSet());
          case Outcome.Refused<List<Item>> _ -> Set.of();
        });
  }

  private static Json.Obj result(Invited invited, List<Joined> joined) {
    Json.Obj results =
        Json.object()
            .put("roleAssignmentResult", List.of())
            .put(
                "groupAssignmentResult",
                joined.stream().map(each -> result(invited, each)).toList())
            .build();
    return Json.object()
        .put("id", invited.account())
        .put("email", invited.email())
        .put("results", List.of(results))
        .build();
  }

  private static Json.Obj result(Invited invited, Joined joined) {
    return Json.object()
        .put("groupId", joined.group())
        .put("success", joined.accounts().contains(invited.account()))
        .build();
  }
}
