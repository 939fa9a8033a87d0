package io.rollcall.app.service;

import io.rollcall.app.cli.CommandFailure;
import io.rollcall.app.cli.Output;
import io.rollcall.app.cli.Spans;
import io.rollcall.platform.Key;
import io.rollcall.platform.Platform;
import io.rollcall.scim.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "key",
    description = "Keys of organizations: the bearer of the REST and administration paths.",
    subcommands = {
      KeyCommands.Create.class,
      KeyCommands.ListAll.class,
      KeyCommands.Show.class,
      KeyCommands.Rotate.class,
      KeyCommands.Revoke.class
    },
    footer = {"rollcall key create --org Acme"})
final class KeyCommands {

  @Command(
      name = "create",
      description = "Make a key.",
      footer = {"rollcall key create --org Acme --name 'onboarding script'"})
  static final class Create implements Runnable {
    @Mixin private OrganizationOption organization = new OrganizationOption();

    @Option(
        names = "--name",
        paramLabel = "N",
        defaultValue = "key",
        description = "What it is for; the log shows it (default: key).")
    private String name = "";

    @Option(
        names = "--if-absent",
        description = "If a working key of this name is there already, make none and show none.")
    private boolean ifAbsent;

    @Mixin private Store store = new Store();
    @Mixin private Output output = new Output();

    /// @param secret empty when the key was there already
    private record Made(String organizationId, Optional<String> secret) {
      Json.Obj json() {
        return Json.object()
            .put("organizationId", organizationId)
            .put("key", secret.<Json>map(Json::string).orElseGet(Json.Null::new))
            .build();
      }
    }

    @Override
    public void run() {
      Made made = store.with(this::make);
      output.show(
          made::json,
          () ->
              made.secret()
                  .map(secret -> "key " + secret + "   (shown only this once)")
                  .orElse("key " + name + " is there already"));
    }

    private Made make(Platform platform) {
      String id = organization.of(platform).id();
      boolean there =
          platform.keys().list(id).stream()
              .anyMatch(key -> key.name().equals(name) && key.works(Instant.now()));
      return ifAbsent && there
          ? new Made(id, Optional.empty())
          : new Made(id, Optional.of(Store.done(platform.keys().create(id, name)).secret()));
    }
  }

  @Command(
      name = "list",
      description = "Keys of an organization.",
      footer = {"rollcall key list --org Acme"})
  static final class ListAll implements Runnable {
    @Mixin private OrganizationOption organization = new OrganizationOption();
    @Mixin private Store store = new Store();
    @Mixin private Output output = new Output();

    @Override
    public void run() {
      List<Key> all = store.with(p -> p.keys().list(organization.of(p).id()));
      output.show(
          () -> Json.array(all.stream().map(KeyCommands::json).toList()),
          () -> Output.table(all.stream().map(KeyCommands::row).toList(), "No keys yet."));
    }
  }

  @Command(
      name = "show",
      description = "One key, without its secret.",
      footer = {"rollcall key show key --org Acme"})
  static final class Show implements Runnable {
    @Parameters(paramLabel = "KEY", description = "Its id or its name.")
    private String key = "";

    @Mixin private OrganizationOption organization = new OrganizationOption();
    @Mixin private Store store = new Store();
    @Mixin private Output output = new Output();

    @Override
    public void run() {
      Key found = store.with(platform -> find(platform, organization, key));
      output.show(() -> json(found), () -> text(found));
    }
  }

  @Command(
      name = "rotate",
      description = "Make a new key of the same name. The old one works on for a while.",
      footer = {"rollcall key rotate key --org Acme --overlap 2d # the old one works for two days"})
  static final class Rotate implements Runnable {
    @Parameters(paramLabel = "KEY", description = "Its id, or the name of the one that works.")
    private String key = "";

    @Mixin private OrganizationOption organization = new OrganizationOption();

    @Option(
        names = "--overlap",
        paramLabel = "TIME",
        defaultValue = "1h",
        converter = Spans.class,
        description = "How long the old key works still, like 30m or 2d (default: 1h).")
    private Duration overlap = Duration.ZERO;

    @Mixin private Store store = new Store();
    @Mixin private Output output = new Output();

    @Override
    public void run() {
      Key.WithSecret made = store.with(this::rotate);
      output.show(
          () ->
              Json.object()
                  .put("organizationId", made.key().organizationId())
                  .put("keyId", made.key().id())
                  .put("key", made.secret())
                  .build(),
          () -> "key " + made.secret() + "   (shown only this once)");
    }

    private Key.WithSecret rotate(Platform platform) {
      String id = find(platform, organization, key).id();
      return Store.done(platform.keys().rotate(id, overlap));
    }
  }

  @Command(
      name = "revoke",
      aliases = "delete",
      description = "Make a key worthless, at once.",
      footer = {"rollcall key revoke key --org Acme"})
  static final class Revoke implements Runnable {
    @Parameters(paramLabel = "KEY", description = "Its id or its name.")
    private String key = "";

    @Mixin private OrganizationOption organization = new OrganizationOption();
    @Mixin private Store store = new Store();
    @Mixin private Output output = new Output();

    @Override
    public void run() {
      Key revoked =
          store.with(platform ->
              Store.done(platform.keys().revoke(find(platform, organization, key).id())));
      output.show(() -> json(revoked), () -> text(revoked));
    }
  }

  private static Key find(Platform platform, OrganizationOption organization, String idOrName) {
    List<Key> fitting =
        platform.keys().list(organization.of(platform).id()).stream()
            .filter(key -> key.id().equals(idOrName) || key.name().equals(idOrName))
            .toList();
    List<Key> working = fitting.stream().filter(key -> key.works(Instant.now())).toList();
    if (fitting.size() == 1 || working.size() == 1) {
      return (working.isEmpty() ? fitting : working).getFirst();
    }
    throw new CommandFailure(
        fitting.isEmpty()
            ? "There is no key " + idOrName + ". See ./rollcall key list."
            : "Several keys are called "
                + idOrName
                + ". Name one by its id, as ./rollcall key list shows it.");
  }

  private static Json.Obj json(Key key) {
    return Json.object()
        .put("organizationId", key.organizationId())
        .put("keyId", key.id())
        .put("name", key.name())
        .put("created", key.created().toString())
        .putIfPresent("expires", key.expires().map(Object::toString))
        .putIfPresent("revoked", key.revoked().map(Object::toString))
        .build();
  }

  private static String text(Key key) {
    return "key " + Output.words(row(key));
  }

  private static List<String> row(Key key) {
    return List.of(
        key.name(),
        key.id(),
        "since " + key.created(),
        key.revoked().isEmpty() ? key.expires().map(at -> "until " + at).orElse("") : "",
        key.revoked().map(at -> "revoked " + at).orElse(""));
  }
}
