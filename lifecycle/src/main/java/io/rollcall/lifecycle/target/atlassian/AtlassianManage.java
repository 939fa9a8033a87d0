package io.rollcall.lifecycle.target.atlassian;

import io.rollcall.lifecycle.http.Call;
import io.rollcall.lifecycle.http.HttpAnswer;
import io.rollcall.lifecycle.http.HttpCaller;
import io.rollcall.lifecycle.http.Sleeper;
import io.rollcall.lifecycle.target.Permission;
import io.rollcall.lifecycle.target.Stewardship;
import io.rollcall.lifecycle.target.Target.Answer;
import io.rollcall.lifecycle.target.TargetTrouble;
import io.rollcall.lifecycle.target.TargetTrouble.Kind;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Echo;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// What an organization may do to an account that it manages (`/users/{accountId}/manage`, with the
/// organization's key).
final class AtlassianManage {
  private static final String RATE = "manage";
  private static final String ADDRESS = "email.set";
  private static final String ACCESS = "lifecycle.enablement";
  private static final String DRIVEN = "externalDirectory.scim";

  private static final Integer[] REFUSALS = {400, 403, 404, 409};

  private static final int MOST_LOOKS = 5;
  private static final Duration PAUSE = Duration.ofSeconds(3);

  /// How long an unlinking may take to be known; not documented.
  static final Duration LONGEST = PAUSE.multipliedBy(MOST_LOOKS - 1);

  private final HttpCaller caller;
  private final Sleeper sleeper;

  AtlassianManage(HttpCaller caller, Sleeper sleeper) {
    this.caller = caller;
    this.sleeper = sleeper;
  }

  /// Whether an account's address may be changed now.
  Stewardship.Leave mayChangeAddress(String accountId) {
    HttpAnswer answer = asked(accountId);
    if (!answer.succeeded()) {
      return new Stewardship.Leave.Refused(refusal(answer));
    }
    Optional<String> reason = reason(answer, ADDRESS);
    if (reason.isEmpty()) {
      return new Stewardship.Leave.Given();
    }
    return reason.get().equals(DRIVEN)
        ? new Stewardship.Leave.NotYet()
        : new Stewardship.Leave.Refused(way(accountId, reason.get()));
  }

  /// @param again whether it is worth another look
  Stewardship.Leave awaitAddressChange(String accountId, BooleanSupplier again) {
    Stewardship.Leave leave = mayChangeAddress(accountId);
    for (int looks = 1;
        leave instanceof Stewardship.Leave.NotYet && looks < MOST_LOOKS && again.getAsBoolean();
        looks++) {
      pause();
      leave = mayChangeAddress(accountId);
    }
    return leave;
  }

  private void pause() {
    try {
      sleeper.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TargetTrouble(Kind.TRANSIENT, caller.endpoint().name() + ": it was stopped");
    }
  }

  /// The new address counts as verified, and the account's sessions end.
  Answer changeAddress(String accountId, String address) {
    HttpAnswer answer =
        caller.send(
            Call.put(
                    RATE,
                    Call.path("users", accountId, "manage", "email"),
                    Json.object().put("email", address).build())
                .expecting(REFUSALS));
    return isTaken(answer) ? new Answer.Taken(answer.status(), answer.excerpt()) : written(answer);
  }

  Answer disable(String accountId) {
    return lifecycle(accountId, "disable");
  }

  /// What an export control blocks, or is in its deletion period, is refused.
  Answer enable(String accountId) {
    return lifecycle(accountId, "enable");
  }

  private Answer lifecycle(String accountId, String what) {
    return written(
        caller.send(
            Call.post(
                    RATE,
                    Call.path("users", accountId, "manage", "lifecycle", what),
                    Json.Obj.EMPTY)
                .expecting(REFUSALS)));
  }

  // No answer for an address that is in use is documented; what a violation says of it is read.
  private static boolean isTaken(HttpAnswer answer) {
    return answer.status() == 409
        || (answer.status() == 400
            && answer
                .excerpt()
                .toLowerCase(Locale.ROOT)
                .matches("(?s).*(unique|in use|already|taken).*"));
  }

  private static Answer written(HttpAnswer answer) {
    if (answer.succeeded()) {
      return new Answer.Done(Optional.empty());
    }
    return answer.status() == 404
        ? new Answer.Missing(answer.excerpt())
        : new Answer.Refused(answer.status(), answer.excerpt());
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

  private static Optional<String> hindrance(HttpAnswer answer, String accountId, String privilege) {
    return answer.succeeded()
        ? reason(answer, privilege)
            .filter(reason -> !reason.equals(DRIVEN))
            .map(reason -> way(accountId, reason))
        : Optional.of(refusal(answer));
  }

  private static String refusal(HttpAnswer answer) {
    return "asking what it may do answers %s: %s. Give the organization's key the rights to manage accounts"
        .formatted(answer.status(), answer.excerpt());
  }

  private static Optional<String> reason(HttpAnswer answer, String privilege) {
    return answer
        .object()
        .flatMap(body -> body.object(privilege))
        .filter(rule -> !rule.bool("allowed").orElse(false))
        .map(rule -> rule.object("reason").flatMap(one -> one.string("key")).orElse("untold"));
  }

  // The keys of reasons are Atlassian's.
  private static String way(String accountId, String reason) {
    return switch (reason) {
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
