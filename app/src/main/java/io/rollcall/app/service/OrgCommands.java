package io.rollcall.app.service;

import io.rollcall.app.cli.Confirmation;
import io.rollcall.app.cli.Output;
import io.rollcall.platform.Organization;
import io.rollcall.platform.Platform;
import io.rollcall.scim.json.Json;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "org",
    description = "Organizations of the directory service.",
    subcommands = {
      OrgCommands.Create.class,
      OrgCommands.ListAll.class,
      OrgCommands.Show.class,
      OrgCommands.Delete.class
    },
    footer = {"rollcall org create Acme --claim-domain acme.example"})
final class OrgCommands {

  @Command(
      name = "create",
      description = "Make an organization.",
      footer = {
        "rollcall org create Acme --claim-domain acme.example --claim-domain acme.test",
        "rollcall org create Acme --if-absent --json"
      })
  static final class Create implements Runnable {
    @Parameters(paramLabel = "NAME", description = "Its name.")
    private String name = "";

    @Option(
        names = "--platform",
        paramLabel = "P",
        defaultValue = "main",
        description = "The world of accounts it belongs to (default: main).")
    private String platform = "";

    @Option(
        names = "--claim-domain",
        paramLabel = "D",
        split = ",",
        description =
            "A domain that is its own, verified at once. Can be repeated; commas separate, too.")
    private List<String> domains = List.of();

    @Option(names = "--if-absent", description = "If it is there already, show it.")
    private boolean ifAbsent;

    @Mixin private Store store = new Store();
    @Mixin private Output output = new Output();

    @Override
    public void run() {
      Organization made =
          store.with(p -> Store.done(p.organizations().create(name, platform, domains, ifAbsent)));
      output.show(() -> json(made), () -> text(made));
    }
  }

  @Command(
      name = "list",
      description = "All organizations.",
      footer = {"rollcall org list"})
  static final class ListAll implements Runnable {
    @Mixin private Store store = new Store();
    @Mixin private Output output = new Output();

    @Override
    public void run() {
      List<Organization> all = store.with(platform -> platform.organizations().list());
      output.show(
          () -> Json.array(all.stream().map(OrgCommands::json).toList()),
          () -> Output.table(all.stream().map(OrgCommands::row).toList(), "No organizations yet."));
    }
  }

  @Command(
      name = "show",
      description = "One organization.",
      footer = {"rollcall org show Acme"})
  static final class Show implements Runnable {
    @Parameters(paramLabel = "NAME", description = "Its name or id.")
    private String name = "";

    @Mixin private Store store = new Store();
    @Mixin private Output output = new Output();

    @Override
    public void run() {
      Organization found = store.with(platform -> OrganizationOption.find(platform, name));
      output.show(() -> json(found), () -> text(found));
    }
  }

  @Command(
      name = "delete",
      description = "End its memberships and tokens and free its domains. No account is touched.",
      footer = {"rollcall org delete Acme"})
  static final class Delete implements Runnable {
    @Parameters(paramLabel = "NAME", description = "Its name or id.")
    private String name = "";

    @Mixin private Confirmation confirmation = new Confirmation();
    @Mixin private Store store = new Store();
    @Mixin private Output output = new Output();

    @Override
    public void run() {
      Organization gone = store.with(this::delete);
      output.show(() -> json(gone), () -> "Deleted " + text(gone));
    }

    private Organization delete(Platform platform) {
      Organization found = OrganizationOption.find(platform, name);
      confirmation.ask("Delete organization " + found.name() + " with all its directories?");
      return Store.done(platform.organizations().delete(found.id()));
    }
  }

  private static Json.Obj json(Organization organization) {
    return Json.object()
        .put("organizationId", organization.id())
        .put("name", organization.name())
        .put("platform", organization.platform())
        .putIfPresent("preset", organization.preset())
        .put("domains", Json.strings(organization.domains()))
        .put("created", organization.created().toString())
        .build();
  }

  private static String text(Organization organization) {
    return "organization " + Output.words(row(organization));
  }

  private static List<String> row(Organization organization) {
    return List.of(
        organization.name(),
        organization.id(),
        "platform " + organization.platform(),
        organization.preset().map(preset -> "preset " + preset).orElse(""),
        String.join(", ", organization.domains()));
  }
}
