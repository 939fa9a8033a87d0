package io.rollcall.lifecycle.target.atlassian;

import io.rollcall.lifecycle.http.Call;
import io.rollcall.lifecycle.http.HttpAnswer;
import io.rollcall.lifecycle.http.HttpCaller;
import io.rollcall.lifecycle.model.DirectoryRecord;
import io.rollcall.lifecycle.target.TargetTrouble;
import io.rollcall.lifecycle.target.TargetTrouble.Kind;
import io.rollcall.lifecycle.target.Unlinking;
import io.rollcall.scim.json.Json;
import java.util.List;
import java.util.Optional;

/// The links between accounts and their records in the directories of an organization
/// (`/admin/user-provisioning/v1/org/{orgId}`, with the organization's key).
final class AtlassianLinks implements Unlinking {
  private static final String RATE = "links";
  private static final Integer[] REFUSALS = {400, 403, 404, 409};

  private final HttpCaller caller;
  private final String org;

  AtlassianLinks(HttpCaller caller, String org) {
    this.caller = caller;
    this.org = org;
  }

  @Override
  public List<DirectoryRecord> records(String accountId) {
    HttpAnswer answer =
        caller.send(Call.get(RATE, ofAccount(accountId, "get-scim-links")).expecting(404));
    return answer.status() == 404 && isOfAccount(answer) ? List.of() : links(answer);
  }

  /// The records that have an address in directories of the organization, whosever account they are
  /// tied to.
  List<Link> ofAddress(String address) {
    HttpAnswer answer =
        caller.send(
            Call.search(
                    RATE,
                    Call.path(
                        "admin", "user-provisioning", "v1", "org", org, "get-scim-links-for-email"),
                    Json.object().put("email", address).build())
                .expecting(403, 404));
    // Whoever may not ask knows no more than before.
    if (answer.status() == 403 || (answer.status() == 404 && isOfAccount(answer))) {
      return List.of();
    }
    return answer
        .object()
        .filter(body -> answer.succeeded() && body.find("scimLinks").isPresent())
        .map(body ->
            body.objects("scimLinks").stream()
                .map(link -> new Link(record(link), link.string("atlassianAccountId")))
                .toList())
        .orElseThrow(() -> misdirected(answer));
  }

  /// @param account empty where the record is tied to none
  record Link(DirectoryRecord record, Optional<String> account) {}

  // A path that is not there answers without the key that a missing account has.
  private static boolean isOfAccount(HttpAnswer answer) {
    return answer.object().flatMap(body -> body.string("key")).isPresent();
  }

  private List<DirectoryRecord> links(HttpAnswer answer) {
    return answer
        .object()
        .filter(body -> answer.succeeded() && body.find("scimLinks").isPresent())
        .map(body -> body.objects("scimLinks").stream().map(AtlassianLinks::record).toList())
        .orElseThrow(() -> misdirected(answer));
  }

  private static DirectoryRecord record(Json.Obj link) {
    return new DirectoryRecord(
        link.string("directoryId").orElse("?"), link.string("scimUserId").orElse("?"));
  }

  private TargetTrouble misdirected(HttpAnswer answer) {
    return new TargetTrouble(
        Kind.TERMINAL,
        "%s: %s answers %s. Check `admin.url` (for Atlassian https://api.atlassian.com) and `admin.org` (%s): %s"
            .formatted(
                caller.endpoint().name(),
                answer.request(),
                answer.status(),
                org,
                answer.excerpt()));
  }

  @Override
  public Answer unlink(String accountId) {
    HttpAnswer answer =
        caller.send(
            Call.delete(RATE, ofAccount(accountId, "onlyDeleteUserInDB")).expecting(REFUSALS));
    if (answer.succeeded()) {
      return new Answer.Done();
    }
    return answer.status() == 404
        ? new Answer.NoRecord()
        : new Answer.Refused(answer.status(), answer.excerpt());
  }

  private String ofAccount(String accountId, String what) {
    return Call.path("admin", "user-provisioning", "v1", "org", org, "user", accountId, what);
  }
}
