package io.rollcall.app.service;

import io.rollcall.app.cli.CommandFailure;
import io.rollcall.app.cli.Confirmation;
import io.rollcall.app.cli.Output;
import io.rollcall.platform.Caller;
import io.rollcall.platform.Directory;
import io.rollcall.platform.DirectoryUpdate;
import io.rollcall.platform.NewDirectory;
import io.rollcall.platform.Platform;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Leniencies;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "directory",
    description = "Directories: an identity provider's connection to an organization.",
    subcommands = {
      DirectoryCommands.Create.class,
      DirectoryCommands.ListAll.class,
      DirectoryCommands.Show.class,
      DirectoryCommands.Update.class,
      DirectoryCommands.Delete.class,
      DirectoryTokenCommands.class
    },
    footer = {"rollcall directory list"})
final class DirectoryCommands {

  private static final Caller OPERATOR = new Caller.Operator();

  @Command(
      name = "create",
      description = "Make a directory and its token.",
      footer = {
        "rollcall directory create --org Acme --preset standard",
        "rollcall directory create --org Acme --preset standard --name okta --rate-limits vendor --json"
      })
  static final class Create implements Runnable {
    @Mixin private OrganizationOption organization = new OrganizationOption();

    @Option(
        names = "--preset",
        completionCandidates = Words.Presets.class,
        required = true,
        paramLabel = "P",
        description = "The named policies: whose app it behaves like.")
    private String preset = "";

    @Option(
        names = "--name",
        paramLabel = "N",
        defaultValue = "directory",
        description = "Its name in the organization (default: directory).")
    private String name = "";

    @Option(
        names = "--rate-limits",
        completionCandidates = Words.RateLimits.class,
        paramLabel = "vendor|off",
        description =
            "Whether the preset's rate limits apply: 429 with Retry-After beyond them"
                + " (default: off).")
    private Optional<String> rateLimits = Optional.empty();

    @Mixin private ChoiceOptions choices = new ChoiceOptions();
    @Mixin private LeniencyOptions leniencies = new LeniencyOptions();

    @Option(
        names = "--if-absent",
        description = "If it is there already and as wanted, show it, without a token.")
    private boolean ifAbsent;

    @Mixin private Store store = new Store();
    @Mixin private Output output = new Output();

    @Override
    public void run() {
      DirectoryShown made = store.with(this::create);
      output.show(made::withToken, made::text);
    }

    private DirectoryShown create(Platform platform) {
      var wanted = new NewDirectory(preset, name, rateLimits, leniencies.exactly(), choices.made());
      String id = organization.of(platform).id();
      return DirectoryShown.of(
          platform, Store.done(platform.directories().create(OPERATOR, id, wanted, ifAbsent)));
    }
  }

  @Command(
      name = "list",
      description = "Directories of one organization, or of all.",
      footer = {"rollcall directory list --org Acme"})
  static final class ListAll implements Runnable {
    @Option(names = "--org", paramLabel = "NAME", description = "Name or id of the organization.")
    private Optional<String> organization = Optional.empty();

    @Mixin private Store store = new Store();
    @Mixin private Output output = new Output();

    @Override
    public void run() {
      List<DirectoryShown> all = store.with(this::list);
      output.show(
          () -> Json.array(all.stream().map(DirectoryShown::json).toList()),
          () ->
              Output.table(all.stream().map(DirectoryShown::row).toList(), "No directories yet."));
    }

    private List<DirectoryShown> list(Platform platform) {
      return DirectoryOption.all(platform, organization).stream()
          .map(directory -> DirectoryShown.of(platform, directory))
          .toList();
    }
  }

  @Command(
      name = "show",
      description = "One directory.",
      footer = {"rollcall directory show okta --org Acme"})
  static final class Show implements Runnable {
    @Mixin private DirectoryOption which = new DirectoryOption();
    @Mixin private Store store = new Store();
    @Mixin private Output output = new Output();

    @Override
    public void run() {
      DirectoryShown found =
          store.with(platform -> DirectoryShown.of(platform, which.of(platform)));
      output.show(found::json, found::details);
    }
  }

  @Command(
      name = "update",
      description = "Change its name or what it refuses.",
      footer = {
        "rollcall directory update okta --name entra --strict",
        "rollcall directory update okta --refuse-leniency string-boolean,empty-string"
      })
  static final class Update implements Runnable {
    @Mixin private DirectoryOption which = new DirectoryOption();

    @Option(names = "--name", paramLabel = "N", description = "Its new name.")
    private Optional<String> name = Optional.empty();

    @Option(
        names = "--rate-limits",
        completionCandidates = Words.RateLimits.class,
        paramLabel = "vendor|off",
        description = "Whether the preset's rate limits apply: 429 with Retry-After beyond them.")
    private Optional<String> rateLimits = Optional.empty();

    @Option(names = "--lenient", description = "Refuse no habit of an identity provider any more.")
    private boolean lenient;

    @Option(
        names = "--allow-leniency",
        completionCandidates = Words.Habits.class,
        paramLabel = "NAME",
        split = ",",
        description = "Refuse this habit no more. Can be repeated.")
    private List<String> allow = List.of();

    @Mixin private ChoiceOptions choices = new ChoiceOptions();
    @Mixin private LeniencyOptions leniencies = new LeniencyOptions();
    @Mixin private Store store = new Store();
    @Mixin private Output output = new Output();

    @Override
    public void run() {
      if (lenient && leniencies.isStrict()) {
        throw CommandFailure.misuse("--strict and --lenient contradict each other.");
      }
      DirectoryShown updated = store.with(this::update);
      output.show(updated::json, updated::details);
    }

    private DirectoryShown update(Platform platform) {
      Optional<Leniencies> exactly =
          leniencies.isStrict()
              ? leniencies.exactly()
              : lenient ? Optional.of(Leniencies.LENIENT) : Optional.empty();
      var update =
          new DirectoryUpdate(
              name,
              rateLimits,
              exactly,
              leniencies.refused(),
              LeniencyOptions.read(allow).switchedOff(),
              choices.made());
      String id = which.of(platform).id();
      return DirectoryShown.of(
          platform, Store.done(platform.directories().update(OPERATOR, id, update)));
    }
  }

  @Command(
      name = "delete",
      description = "Revoke its tokens and forget what only it knew. Accounts and members stay.",
      footer = {"rollcall directory delete okta --org Acme"})
  static final class Delete implements Runnable {
    @Mixin private DirectoryOption which = new DirectoryOption();
    @Mixin private Confirmation confirmation = new Confirmation();
    @Mixin private Store store = new Store();
    @Mixin private Output output = new Output();

    @Override
    public void run() {
      DirectoryShown gone = store.with(this::delete);
      output.show(gone::json, () -> "Deleted " + gone.text());
    }

    private DirectoryShown delete(Platform platform) {
      Directory found = which.of(platform);
      confirmation.ask("Delete directory " + found.name() + " (" + found.id() + ")?");
      return DirectoryShown.of(platform, Store.done(platform.directories().delete(found.id())));
    }
  }
}
