package io.rollcall.lifecycle.plan;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Who;

/// Changes of an account that exists, each with the values seen before.
final class Updates {
  private Updates() {}

  static Change.Update update(Who who, Account account, Attributes after, String reason) {
    return of(who, account, Change.Kind.UPDATE, after, reason);
  }

  static Change.Update rename(Who who, Account account, Attributes after, SourceId person) {
    return of(
        who,
        account,
        Change.Kind.RENAME,
        after,
        "the address changed in " + person.source() + " (" + person.id() + ")");
  }

  /// The same once more after a refusal, while a person is asked about it.
  static Change.Update again(Who who, Account account, String address) {
    return of(
        who,
        account,
        Change.Kind.RENAME,
        Attributes.of(Attributes.USER_NAME, address),
        "it was refused, and is asked for again in case its holder has let go");
  }

  /// Back from a parking name to the address that it was parked from.
  static Change.Update home(Who who, Account account, String address) {
    return of(
        who,
        account,
        Change.Kind.RENAME,
        Attributes.of(Attributes.USER_NAME, address),
        "it was parked by a plan that was not carried out, and nobody works under a parking name");
  }

  static Change.Update activate(Who who, Account account, String reason) {
    return of(who, account, Change.Kind.ACTIVATE, Attributes.of(Attributes.ACTIVE, "true"), reason);
  }

  static Change.Update deactivate(Who who, Account account, String reason) {
    return new Change.Update(
        who,
        account.id(),
        Change.Kind.DEACTIVATE,
        Attributes.of(Attributes.ACTIVE, "true"),
        Attributes.of(Attributes.ACTIVE, "false"),
        reason);
  }

  static Change.Update retire(Who who, Account account, String retired, String reason) {
    return of(
        who, account, Change.Kind.RETIRE, Attributes.of(Attributes.USER_NAME, retired), reason);
  }

  private static Change.Update of(
      Who who, Account account, Change.Kind kind, Attributes after, String reason) {
    return new Change.Update(
        who, account.id(), kind, after.asIn(account.everything()), after, reason);
  }
}
