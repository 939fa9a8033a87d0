package io.rollcall.app.service;

import io.rollcall.app.cli.CommandFailure;
import io.rollcall.app.cli.Confirmation;
import io.rollcall.app.cli.Output;
import io.rollcall.platform.Caller;
import io.rollcall.platform.Domain;
import io.rollcall.platform.DomainChallenge;
import io.rollcall.platform.Platform;
import io.rollcall.scim.json.Json;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "domain",
    description =
        "Domains of organizations. Whoever has one manages the accounts whose addresses are on it.",
    subcommands = {
      DomainCommands.Claim.class,
      DomainCommands.ListAll.class,
      DomainCommands.Show.class,
      DomainCommands.Delete.class
    },
    footer = {"rollcall domain list --org Acme"})
final class DomainCommands {
  private static final Caller OPERATOR = new Caller.Operator();

  @Command(
      name = "claim",
      aliases = "create",
      description = "Give a domain to an organization: verified at once, by your word.",
      footer = {"rollcall domain claim acme.example --org Acme"})
  static final class Claim implements Runnable {
    @Parameters(paramLabel = "DOMAIN", description = "The domain, like example.com.")
    private String domain = "";

    @Mixin private OrganizationOption organization = new OrganizationOption();

    @Option(
        names = "--if-absent",
        description = "If the organization has verified it already, show it.")
    private boolean ifAbsent;

    @Mixin private Store store = new Store();
    @Mixin private Output output = new Output();

    @Override
    public void run() {
      Domain claimed = store.with(this::claim);
      output.show(() -> json(claimed), () -> text(claimed));
    }

    private Domain claim(Platform platform) {
      String id = organization.of(platform).id();
      boolean there = platform.domains().get(id, domain).filter(Domain::isVerified).isPresent();
      if (there && !ifAbsent) {
        throw new CommandFailure("The organization has verified " + domain + " already.");
      }
      return Store.done(platform.domains().claim(OPERATOR, id, domain));
    }
  }

  @Command(
      name = "list",
      description = "The domains of an organization: verified, and asked for with a key.",
      footer = {"rollcall domain list --org Acme"})
  static final class ListAll implements Runnable {
    @Mixin private OrganizationOption organization = new OrganizationOption();
    @Mixin private Store store = new Store();
    @Mixin private Output output = new Output();

    @Override
    public void run() {
      List<Domain> all = store.with(p -> p.domains().list(organization.of(p).id()));
      output.show(
          () -> Json.array(all.stream().map(DomainCommands::json).toList()),
          () -> Output.table(all.stream().map(DomainCommands::row).toList(), "No domains yet."));
    }
  }

  @Command(
      name = "show",
      description = "One domain, and what would prove it.",
      footer = {"rollcall domain show acme.example --org Acme"})
  static final class Show implements Runnable {
    @Parameters(paramLabel = "DOMAIN", description = "The domain.")
    private String domain = "";

    @Mixin private OrganizationOption organization = new OrganizationOption();
    @Mixin private Store store = new Store();
    @Mixin private Output output = new Output();

    @Override
    public void run() {
      Domain found = store.with(platform -> find(platform, organization, domain));
      output.show(() -> json(found), () -> text(found));
    }
  }

  @Command(
      name = "delete",
      aliases = "release",
      description = "Take a domain from an organization. Its accounts stay as they are.",
      footer = {"rollcall domain delete acme.example --org Acme"})
  static final class Delete implements Runnable {
    @Parameters(paramLabel = "DOMAIN", description = "The domain.")
    private String domain = "";

    @Mixin private OrganizationOption organization = new OrganizationOption();
    @Mixin private Confirmation confirmation = new Confirmation();
    @Mixin private Store store = new Store();
    @Mixin private Output output = new Output();

    @Override
    public void run() {
      Domain gone = store.with(this::delete);
      output.show(() -> json(gone), () -> "Deleted domain " + gone.name());
    }

    private Domain delete(Platform platform) {
      Domain found = find(platform, organization, domain);
      confirmation.ask(
          "Take domain "
              + found.name()
              + " from the organization? It will not manage the accounts on it any more.");
      String id = organization.of(platform).id();
      return Store.done(platform.domains().release(OPERATOR, id, found.name()));
    }
  }

  private static Domain find(Platform platform, OrganizationOption organization, String domain) {
    return platform
        .domains()
        .get(organization.of(platform).id(), domain)
        .orElseThrow(() ->
            new CommandFailure(
                "The organization has no domain " + domain + ". See ./rollcall domain list."));
  }

  private static Json.Obj json(Domain domain) {
    Json.Builder json =
        Json.object()
            .put("domain", domain.name())
            .put("verified", domain.isVerified())
            .put("since", domain.since().toString());
    Optional<DomainChallenge> challenge = domain.challenge();
    challenge.ifPresent(shown ->
        json.put("dnsName", shown.dnsName())
            .put("fileUrl", shown.fileUrl())
            .put("text", shown.text()));
    return json.build();
  }

  private static String text(Domain domain) {
    String head = "domain " + Output.words(row(domain));
    return domain
        .challenge()
        .map(shown ->
            head
                + "\nproved by a TXT record "
                + shown.dnsName()
                + " or a file "
                + shown.fileUrl()
                + "\nwith the text "
                + shown.text())
        .orElse(head);
  }

  private static List<String> row(Domain domain) {
    return List.of(
        domain.name(), domain.isVerified() ? "verified" : "asked for", "since " + domain.since());
  }
}
