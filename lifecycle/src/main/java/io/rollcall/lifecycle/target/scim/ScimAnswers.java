package io.rollcall.lifecycle.target.scim;

import io.rollcall.lifecycle.http.Endpoint;
import io.rollcall.lifecycle.http.HttpAnswer;
import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.target.Target.Answer;
import io.rollcall.lifecycle.target.TargetTrouble;
import io.rollcall.lifecycle.target.TargetTrouble.Kind;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.ListResponse;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// What an answer of the SCIM API means.
final class ScimAnswers {
  private final Endpoint endpoint;
  private final Dialect dialect;
  private final UserForm form;
  // Once the base has given an answer that is SCIM, it is right, and an answer that is not is a
  // mishap.
  private final AtomicBoolean baseIsRight = new AtomicBoolean();

  ScimAnswers(Endpoint endpoint, Dialect dialect, UserForm form) {
    this.endpoint = endpoint;
    this.dialect = dialect;
    this.form = form;
  }

  ListResponse list(HttpAnswer answer) {
    if (answer.status() == 404) {
      throw wrongBase(answer); // there is always a list of Users, if empty
    }
    if (!answer.succeeded()) {
      ScimError error = error(answer);
      throw new TargetTrouble(
          Kind.TERMINAL,
          "%s: %s answers %s: %s"
              .formatted(endpoint.name(), answer.request(), error.status(), error.detail()));
    }
    try {
      ListResponse list = ListResponse.read(answer.json().orElseThrow(() -> notScim(answer)));
      baseIsRight.set(true);
      return list;
    } catch (ScimException noList) {
      throw notScim(answer);
    }
  }

  /// The account in an answer to a question about one.
  ///
  /// @param otherwise what it means when there is none
  Account account(HttpAnswer answer, Kind otherwise) {
    Optional<Account> account =
        answer.succeeded() ? answer.object().flatMap(form::read) : Optional.empty();
    baseIsRight.compareAndSet(false, account.isPresent());
    return account.orElseThrow(() -> nonsense(answer, otherwise));
  }

  Account accountInList(Json.Obj user) {
    return form.read(user)
        .orElseThrow(() ->
            new TargetTrouble(
                Kind.TRANSIENT,
                endpoint.name() + " lists a User without an id or a userName: " + user));
  }

  Answer ofWrite(HttpAnswer answer) {
    if (!answer.succeeded()) {
      return refusal(answer);
    }
    return answer.status() == 204
        ? new Answer.Done(Optional.empty())
        : new Answer.Done(Optional.of(account(answer, Kind.IN_DOUBT)));
  }

  Answer ofDelete(HttpAnswer answer) {
    return answer.succeeded() ? new Answer.Done(Optional.empty()) : refusal(answer);
  }

  /// The error that a refusal carries.
  ScimError error(HttpAnswer answer) {
    ScimError error = answer.json().flatMap(ScimError::read).orElseThrow(() -> notScim(answer));
    if (answer.status() != 404) {
      baseIsRight.set(true);
    }
    return error;
  }

  private Answer refusal(HttpAnswer answer) {
    if (answer.status() == 404) {
      return new Answer.Missing(error(answer).detail());
    }
    Optional<ScimError> error = answer.json().flatMap(ScimError::read);
    String text = error.map(ScimError::detail).orElse(answer.excerpt());
    if (answer.status() == 403) {
      return new Answer.Refused(
          403, "it is forbidden (403): " + text, Optional.of(endpoint.refused(answer)));
    }
    return dialect.isTaken(answer.status(), error, text)
        ? new Answer.Taken(answer.status(), text)
        : new Answer.Refused(answer.status(), text);
  }

  private TargetTrouble nonsense(HttpAnswer answer, Kind kind) {
    if (!answer.succeeded()) {
      return notScim(answer);
    }
    return new TargetTrouble(
        kind,
        "%s: %s answers %s with something that is no User: %s"
            .formatted(endpoint.name(), answer.request(), answer.status(), answer.excerpt()));
  }

  private TargetTrouble notScim(HttpAnswer answer) {
    if (!baseIsRight.get() && (answer.status() == 404 || answer.succeeded()) && !isCut(answer)) {
      return wrongBase(answer);
    }
    return new TargetTrouble(
        Kind.TRANSIENT,
        "%s: %s answers %s with something that is not SCIM%s: %s"
            .formatted(
                endpoint.name(),
                answer.request(),
                answer.status(),
                isCut(answer) ? ", or only its beginning" : "",
                answer.excerpt()));
  }

  // What begins as an object of JSON and is none ended too early; another server would send a page.
  private static boolean isCut(HttpAnswer answer) {
    return answer.json().isEmpty() && answer.excerpt().startsWith("{");
  }

  private TargetTrouble wrongBase(HttpAnswer answer) {
    String says =
        answer
            .json()
            .flatMap(ScimError::read)
            .map(error -> " It says: " + error.detail())
            .orElse("");
    return new TargetTrouble(
        Kind.TERMINAL,
        "The SCIM base URL looks wrong: %s answers %s%s. %s%s"
            .formatted(
                endpoint.base(),
                answer.status(),
                answer.succeeded() ? ", but not with SCIM" : "",
                dialect.rightBase(),
                says));
  }
}
