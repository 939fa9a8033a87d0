package io.rollcall.app.service;

import io.rollcall.app.cli.CommandFailure;
import io.rollcall.app.cli.Confirmation;
import io.rollcall.app.cli.Output;
import io.rollcall.platform.AccountDetails;
import io.rollcall.platform.Caller;
import io.rollcall.platform.Platform;
import io.rollcall.scim.json.Json;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "account",
    description =
        "Accounts of a platform, whatever organizations they are in. For the operator only.",
    subcommands = {
      AccountCommands.Show.class,
      AccountCommands.Rename.class,
      AccountCommands.Unlink.class,
      AccountErase.class
    },
    footer = {"rollcall account show ada@acme.example"})
final class AccountCommands {
  static final Caller OPERATOR = new Caller.Operator();

  /// Which account.
  static final class Which {
    @Parameters(
        paramLabel = "WHO",
        description = "An account's id, its address, or a userName that a directory knows.")
    private String who = "";

    @Option(
        names = "--platform",
        paramLabel = "P",
        description = "Its platform, where the same address is on several.")
    private Optional<String> platform = Optional.empty();

    AccountDetails of(Platform all) {
      List<AccountDetails> fitting =
          all.accounts().find(who).stream()
              .filter(found -> platform.filter(p -> !p.equals(found.platform())).isEmpty())
              .toList();
      if (fitting.size() == 1) {
        return fitting.getFirst();
      }
      throw new CommandFailure(
          fitting.isEmpty()
              ? "There is no account " + who + "."
              : fitting.size()
                  + " accounts are "
                  + who
                  + ": "
                  + String.join(
                      ", ", fitting.stream().map(a -> a.id() + " on " + a.platform()).toList())
                  + ". Name one by its id.");
    }
  }

  @Command(
      name = "show",
      description = "Everything about an account: organizations, records, groups, what happened.",
      footer = {"rollcall account show ada@acme.example --platform main"})
  static final class Show implements Runnable {
    @Mixin private Which which = new Which();
    @Mixin private Store store = new Store();
    @Mixin private Output output = new Output();

    @Override
    public void run() {
      AccountDetails found = store.with(which::of);
      output.show(() -> AccountShown.json(found), () -> AccountShown.text(found));
    }
  }

  @Command(
      name = "rename",
      description = "Give an account another address, whoever manages it.",
      footer = {"rollcall account rename ada@acme.example --address ada.king@acme.example"})
  static final class Rename implements Runnable {
    @Mixin private Which which = new Which();

    @Option(
        names = "--address",
        required = true,
        paramLabel = "E",
        description = "The new address; nobody else of the platform may have it.")
    private String address = "";

    @Mixin private Confirmation confirmation = new Confirmation();
    @Mixin private Store store = new Store();
    @Mixin private Output output = new Output();

    @Override
    public void run() {
      AccountDetails renamed = store.with(this::rename);
      output.show(
          () -> AccountShown.json(renamed),
          () ->
              "Account "
                  + renamed.id()
                  + " has the address "
                  + renamed.address().orElse("")
                  + " now.");
    }

    private AccountDetails rename(Platform platform) {
      AccountDetails found = which.of(platform);
      if (!confirmation.agrees(
          "Rename account "
              + found.id()
              + found.address().map(was -> " from " + was).orElse("")
              + " to "
              + address
              + "?")) {
        throw new CommandFailure("Nothing was changed.");
      }
      return Store.done(platform.accounts().rename(found.id(), address));
    }
  }

  @Command(
      name = "unlink",
      description =
          "Remove what an organization's directories know of an account, and its externalId. The account stays.",
      footer = {"rollcall account unlink ada@acme.example --org Acme"})
  static final class Unlink implements Runnable {
    @Mixin private Which which = new Which();
    @Mixin private OrganizationOption organization = new OrganizationOption();
    @Mixin private Confirmation confirmation = new Confirmation();
    @Mixin private Store store = new Store();
    @Mixin private Output output = new Output();

    @Override
    public void run() {
      AccountDetails unlinked = store.with(this::unlink);
      output.show(
          () -> Json.object().put("accountId", unlinked.id()).put("unlinked", true).build(),
          () -> "Unlinked account " + unlinked.id() + ". It remains, with its address.");
    }

    private AccountDetails unlink(Platform platform) {
      AccountDetails found = which.of(platform);
      var from = organization.of(platform);
      confirmation.ask(
          "Remove what the directories of " + from.name() + " know of account " + found.id() + "?");
      return Store.done(platform.accounts().unlink(OPERATOR, from.id(), found.id()));
    }
  }
}
