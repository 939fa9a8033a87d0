package io.rollcall.app.service;

import io.rollcall.app.cli.CommandFailure;
import io.rollcall.app.cli.Confirmation;
import io.rollcall.app.cli.Output;
import io.rollcall.platform.Directory;
import io.rollcall.platform.Organization;
import io.rollcall.platform.Platform;
import io.rollcall.scim.json.Json;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

@Command(
    name = "directory",
    description = "Directories: an identity provider's connection to an organization.",
    subcommands = {
      DirectoryCommands.Create.class,
      DirectoryCommands.ListAll.class,
      DirectoryCommands.Show.class,
      DirectoryCommands.Delete.class,
      DirectoryCommands.Token.class
    })
final class DirectoryCommands {

  /// A directory with its base URL and perhaps its token, read within one opening of the data.
  private record Shown(Directory directory, String baseUrl, Optional<String> token) {

    static Shown of(Platform platform, Directory.WithToken made) {
      return new Shown(made.directory(), baseUrl(platform, made.directory()), made.token());
    }

    static Shown of(Platform platform, Directory directory) {
      return new Shown(directory, baseUrl(platform, directory), Optional.empty());
    }

    /// Without a service known, the path alone.
    private static String baseUrl(Platform platform, Directory directory) {
      String path =
          Vendors.ofPreset(directory.preset().name())
              .map(vendor -> vendor.dialect().basePath().apply(directory.id()))
              .orElse("");
      return platform.settings().publicUrl().orElse("") + path;
    }

    Json.Obj withToken() {
      return Json.object()
          .put("organizationId", directory.organizationId())
          .put("directoryId", directory.id())
          .put("preset", directory.preset().name())
          .put("baseUrl", baseUrl)
          .put("token", token.<Json>map(Json::string).orElseGet(Json.Null::new))
          .build();
    }

    Json.Obj json() {
      return Json.object()
          .put("organizationId", directory.organizationId())
          .put("directoryId", directory.id())
          .put("name", directory.name())
          .put("preset", directory.preset().name())
          .put("baseUrl", baseUrl)
          .put("rateLimits", directory.rateLimits())
          .put("created", directory.created().toString())
          .build();
    }

    String text() {
      String head = "directory " + String.join("  ", row());
      return token.map(t -> head + "\ntoken     " + t + "   (shown only this once)").orElse(head);
    }

    List<String> row() {
      return List.of(
          directory.name(), directory.id(), "preset " + directory.preset().name(), baseUrl);
    }
  }

  @Command(name = "create", description = "Make a directory and its token.")
  static final class Create implements Runnable {
    @Mixin private OrganizationOption organization = new OrganizationOption();

    @Option(
        names = "--preset",
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
        paramLabel = "vendor|off",
        defaultValue = "off",
        description = "Whether the vendor's limits apply (default: off). Not enforced yet.")
    private String rateLimits = "";

    @Option(
        names = "--if-absent",
        description = "If it is there already, show it, without a token.")
    private boolean ifAbsent;

    @Mixin private Store store = new Store();
    @Mixin private Output output = new Output();

    @Override
    public void run() {
      check(
          Vendors.ofPreset(preset).isPresent(),
          "There is no preset " + preset + "; there is: " + Vendors.presetNames() + ".");
      check(
          List.of("vendor", "off").contains(rateLimits),
          "--rate-limits is vendor or off, not " + rateLimits + ".");
      Shown made = store.with(this::create);
      output.show(made::withToken, made::text);
    }

    private Shown create(Platform platform) {
      String id = organization.of(platform).id();
      return Shown.of(
          platform,
          Store.done(platform.directories().create(id, preset, name, rateLimits, ifAbsent)));
    }

    private void check(boolean holds, String otherwise) {
      if (!holds) {
        throw new ParameterException(output.command().commandLine(), otherwise);
      }
    }
  }

  @Command(name = "list", description = "Directories of one organization, or of all.")
  static final class ListAll implements Runnable {
    @Option(names = "--org", paramLabel = "NAME", description = "Name or id of the organization.")
    private Optional<String> organization = Optional.empty();

    @Mixin private Store store = new Store();
    @Mixin private Output output = new Output();

    @Override
    public void run() {
      List<Shown> all = store.with(this::list);
      output.show(
          () -> Json.array(all.stream().map(Shown::json).toList()),
          () -> Output.table(all.stream().map(Shown::row).toList(), "No directories yet."));
    }

    private List<Shown> list(Platform platform) {
      return directories(platform, organization).stream()
          .map(directory -> Shown.of(platform, directory))
          .toList();
    }
  }

  @Command(name = "show", description = "One directory.")
  static final class Show implements Runnable {
    @Mixin private Which which = new Which();
    @Mixin private Store store = new Store();
    @Mixin private Output output = new Output();

    @Override
    public void run() {
      Shown found = store.with(platform -> Shown.of(platform, which.of(platform)));
      output.show(found::json, found::text);
    }
  }

  @Command(
      name = "delete",
      description = "Revoke its tokens and forget what only it knew. Accounts and members stay.")
  static final class Delete implements Runnable {
    @Mixin private Which which = new Which();
    @Mixin private Confirmation confirmation = new Confirmation();
    @Mixin private Store store = new Store();
    @Mixin private Output output = new Output();

    @Override
    public void run() {
      Shown gone = store.with(this::delete);
      output.show(gone::json, () -> "Deleted " + gone.text());
    }

    private Shown delete(Platform platform) {
      Directory found = which.of(platform);
      confirmation.ask("Delete directory " + found.name() + " (" + found.id() + ")?");
      return Shown.of(platform, Store.done(platform.directories().delete(found.id())));
    }
  }

  @Command(
      name = "token",
      description = "The tokens of a directory.",
      subcommands = {Rotate.class, Revoke.class})
  static final class Token {}

  @Command(
      name = "rotate",
      description =
          "Give out a new token. The old one keeps working until it is revoked, so that both sides can"
              + " change over.")
  static final class Rotate implements Runnable {
    @Mixin private Which which = new Which();
    @Mixin private Store store = new Store();
    @Mixin private Output output = new Output();

    @Override
    public void run() {
      Shown rotated =
          store.with(platform ->
              Shown.of(
                  platform, Store.done(platform.directories().addToken(which.of(platform).id()))));
      output.show(rotated::withToken, rotated::text);
    }
  }

  @Command(
      name = "revoke",
      description = "Revoke every token but the newest: the end of a change of tokens.")
  static final class Revoke implements Runnable {
    @Mixin private Which which = new Which();
    @Mixin private Store store = new Store();
    @Mixin private Output output = new Output();

    private record Revoked(Directory directory, int tokens) {}

    @Override
    public void run() {
      Revoked revoked = store.with(this::revoke);
      output.show(
          () ->
              Json.object()
                  .put("directoryId", revoked.directory().id())
                  .put("revoked", revoked.tokens())
                  .build(),
          () ->
              "Revoked "
                  + revoked.tokens()
                  + (revoked.tokens() == 1 ? " token" : " tokens")
                  + " of directory "
                  + revoked.directory().name()
                  + "; the newest one stays.");
    }

    private Revoked revoke(Platform platform) {
      Directory found = which.of(platform);
      return new Revoked(found, Store.done(platform.directories().revokeOldTokens(found.id())));
    }
  }

  /// Which directory: an id, or a name that only one directory has.
  static final class Which {
    @Parameters(paramLabel = "DIRECTORY", description = "Its id or its name.")
    private String idOrName = "";

    @Option(names = "--org", paramLabel = "NAME", description = "Look only in this organization.")
    private Optional<String> organization = Optional.empty();

    Directory of(Platform platform) {
      return find(platform, organization, idOrName);
    }
  }

  static Directory find(Platform platform, Optional<String> organization, String idOrName) {
    List<Directory> fitting =
        directories(platform, organization).stream()
            .filter(d -> d.id().equals(idOrName) || d.name().equals(idOrName))
            .toList();
    if (fitting.size() == 1) {
      return fitting.getFirst();
    }
    throw new CommandFailure(
        fitting.isEmpty()
            ? "There is no directory " + idOrName + ". See ./rollcall directory list."
            : "Several directories are called "
                + idOrName
                + ". Say which organization with --org.");
  }

  private static List<Directory> directories(Platform platform, Optional<String> organization) {
    List<Organization> organizations =
        organization
            .map(name -> List.of(OrganizationOption.find(platform, name)))
            .orElseGet(() -> platform.organizations().list());
    return organizations.stream()
        .flatMap(o -> platform.directories().list(o.id()).stream())
        .toList();
  }
}
