package io.rollcall.app.service;

import io.rollcall.app.cli.Confirmation;
import io.rollcall.app.cli.Output;
import io.rollcall.platform.AccountDetails;
import io.rollcall.platform.Erased;
import io.rollcall.platform.Platform;
import io.rollcall.scim.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "erase",
    aliases = "delete",
    description = {
      "Forget a person: the account, all that is known of it, and what names it in the logs.",
      "Backups that were made before keep it, and so does what a directory sends again."
    },
    footer = {"rollcall account erase ada@acme.example # asks"})
final class AccountErase implements Runnable {
  @Mixin private AccountCommands.Which which = new AccountCommands.Which();
  @Mixin private Confirmation confirmation = new Confirmation();
  @Mixin private Store store = new Store();
  @Mixin private Output output = new Output();

  @Override
  public void run() {
    Erased erased = store.with(this::erase);
    output.show(() -> json(erased), () -> text(erased));
  }

  private Erased erase(Platform platform) {
    AccountDetails found = which.of(platform);
    confirmation.ask(
        "Erase account "
            + found.id()
            + found.address().map(address -> " (" + address + ")").orElse("")
            + " with "
            + found.memberships().size()
            + " memberships, now or once, and "
            + found.records().size()
            + " records? This cannot be undone.");
    return Store.done(platform.erasure().erase(found.id()));
  }

  private static Json.Obj json(Erased erased) {
    return Json.object()
        .put("accountId", erased.accountId())
        .put("memberships", erased.memberships())
        .put("records", erased.records())
        .put("formerRecords", erased.formerRecords())
        .put("groups", erased.groups())
        .put("logEntries", erased.logEntries())
        .put("references", erased.references())
        .put("mentions", erased.mentions())
        .build();
  }

  private static String text(Erased erased) {
    String summary =
        "Erased account "
            + erased.accountId()
            + ": "
            + erased.memberships()
            + " memberships, "
            + erased.records()
            + " records, "
            + erased.formerRecords()
            + " former records, "
            + erased.groups()
            + " places in groups, "
            + erased.references()
            + " references of others; "
            + erased.logEntries()
            + " log entries tell nobody any more.";
    return erased.mentions() == 0
        ? summary
        : summary
            + "\n"
            + erased.mentions()
            + " records of others still hold an address or the name; who sent them has to change them.";
  }
}
