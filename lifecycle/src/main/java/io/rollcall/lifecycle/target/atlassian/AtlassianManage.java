package io.rollcall.lifecycle.target.atlassian;

import io.rollcall.lifecycle.http.Call;
import io.rollcall.lifecycle.http.HttpAnswer;
import io.rollcall.lifecycle.http.HttpCaller;
import io.rollcall.lifecycle.target.Permission;
import io.rollcall.lifecycle.target.TargetTrouble;
import io.rollcall.lifecycle.target.TargetTrouble.Kind;
import io.rollcall.scim.message.Echo;
import java.util.List;
import java.util.Optional;

/// What an organization may do to an account that it manages (`/users/{accountId}/manage`, with the
/// organization's key).
final class AtlassianManage {
  private static final String RATE = "manage";
  private static final String ADDRESS = "email.set";
  private static final String ACCESS = "lifecycle.enablement";
  private static final String DRIVEN = "externalDirectory.scim";

  private final HttpCaller caller;
  private final String target;

  /// @param target the target's name in the configuration
  AtlassianManage(HttpCaller caller, String target) {
    this.caller = caller;
    this.target = target;
  }

  /// What a person can do so that a managed account gives its address up, as sentences; empty where
  /// that cannot be asked.
  Optional<String> wayFor(String accountId, String address) {
    try {
      HttpAnswer answer = asked(accountId);
      return answer.succeeded()
          ? Optional.of(
              "Find out whose it is. If it may give up the address: %s. Once it has another: `./rollcall heal %s`"
                  .formatted(
                      reason(answer, ADDRESS)
                          .map(reason -> way(accountId, reason))
                          .orElse(
                              "give account %s another in Atlassian's administration, which allows it now"
                                  .formatted(accountId)),
                      address))
          : Optional.empty();
    } catch (TargetTrouble nobodyTells) {
      return Optional.empty();
    }
  }

  /// What may be done, tried with one managed account. That a directory drives it is as it should
  /// be, and hinders nothing that this program does.
  List<Permission> permissions(String accountId) {
    HttpAnswer answer = asked(accountId);
    boolean driven = reason(answer, ADDRESS).filter(DRIVEN::equals).isPresent();
    Permission address =
        new Permission(
            "change the address of account %s%s"
                .formatted(accountId, driven ? ", once it is unlinked" : ""),
            hindrance(answer, accountId, ADDRESS));
    return answer.succeeded() && tells(answer, ACCESS)
        ? List.of(
            address,
            new Permission("disable account " + accountId, hindrance(answer, accountId, ACCESS)))
        : List.of(address);
  }

  private HttpAnswer asked(String accountId) {
    HttpAnswer answer =
        caller.send(
            Call.get(RATE, Call.path("users", accountId, "manage"))
                .with("privileges", ADDRESS + "," + ACCESS)
                .expecting(403, 404));
    if (answer.succeeded() && !tells(answer, ADDRESS)) {
      throw new TargetTrouble(
          Kind.TERMINAL,
          "%s: %s answers %s. Check `admin.url` (for Atlassian https://api.atlassian.com): %s"
              .formatted(
                  caller.endpoint().name(), answer.request(), answer.status(), answer.excerpt()));
    }
    return answer;
  }

  private static boolean tells(HttpAnswer answer, String privilege) {
    return answer.object().flatMap(body -> body.object(privilege)).isPresent();
  }

  private Optional<String> hindrance(HttpAnswer answer, String accountId, String privilege) {
    return answer.succeeded()
        ? reason(answer, privilege)
            .filter(reason -> !reason.equals(DRIVEN))
            .map(reason -> way(accountId, reason))
        : Optional.of(
            "asking what it may do answers %s: %s. Give the organization's key the rights to manage accounts"
                .formatted(answer.status(), answer.excerpt()));
  }

  private static Optional<String> reason(HttpAnswer answer, String privilege) {
    return answer
        .object()
        .flatMap(body -> body.object(privilege))
        .filter(rule -> !rule.bool("allowed").orElse(false))
        .map(rule -> rule.object("reason").flatMap(one -> one.string("key")).orElse("untold"));
  }

  // The keys of reasons are Atlassian's.
  private String way(String accountId, String reason) {
    return switch (reason) {
      case DRIVEN ->
          "a directory drives account %s. Take it out of the scope of what writes there, cut it with `./rollcall unlink --target %s --account %s`, and give it another in Atlassian's administration"
              .formatted(accountId, target, accountId);
      case "externalDirectory.google" ->
          "Google Workspace drives account %s. Move it to an authentication policy without single sign-on, and give it another in Atlassian's administration"
              .formatted(accountId);
      case "authPolicy.saml" ->
          "the address of account %s was set when it signed in over SAML. Move it to an authentication policy without single sign-on, and give it another"
              .formatted(accountId);
      case "blocked.exportControl" ->
          "account %s is blocked by export control, which only Atlassian can end"
              .formatted(accountId);
      case "administrative", "administrative.notMyself" ->
          "account %s cannot be changed now (%s): it may be in its deletion period, which can be cancelled in Atlassian's administration, or be the one whose key this is"
              .formatted(accountId, reason);
      default ->
          "Atlassian does not let an organization change account %s (%s)"
              .formatted(accountId, Echo.of(reason));
    };
  }
}
