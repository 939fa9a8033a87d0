package io.rollcall.app.demo;

import io.rollcall.app.cli.CommandFailure;
import io.rollcall.app.cli.DataOptions;
import io.rollcall.app.cli.Version;
import io.rollcall.app.engine.CleanStop;
import io.rollcall.app.engine.EngineConfig;
import io.rollcall.app.service.DirectoryService;
import io.rollcall.app.service.Store;
import io.rollcall.db.Database;
import io.rollcall.faces.FaceServer;
import io.rollcall.lifecycle.Engine;
import io.rollcall.lifecycle.apply.Progress;
import io.rollcall.platform.Directory;
import io.rollcall.platform.Organization;
import io.rollcall.platform.Platform;
import io.rollcall.platform.RandomIds;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/// Where the story plays: the company's LDAP server, the directory service with the company's
/// organization, and the configuration by which the engine knows the two. The engine and the
/// service have a database each, and meet over HTTP only.
final class Stage implements AutoCloseable {
  static final String ORGANIZATION = "Acme";

  private static final String HOST = "127.0.0.1";
  private static final int USUAL_PORT = 7800;
  private static final String PRESET = "miro";
  private static final String SECRETS = "secrets/";

  private final Folder folder;
  private final Company company;
  private final DirectoryService service;
  private final Organization organization;
  private final Path config;
  private final Web scim;
  private final Web rest;
  private final Web script;

  private Stage(Folder folder, Company company, String password, DirectoryService service) {
    this.folder = folder;
    this.company = company;
    this.service = service;
    Platform platform = service.platform();
    organization =
        Store.done(
            platform.organizations().create(ORGANIZATION, PRESET, List.of(Company.DOMAIN), false));
    String token = token("rollcall");
    String key = Store.done(platform.keys().create(organization.id(), "rollcall")).secret();
    scim = new Web(service.url(), token);
    rest = new Web(service.url(), key);
    script = new Web(service.url(), token("hourly-script"));
    folder.write(SECRETS + "ldap-password", password);
    folder.write(SECRETS + "scim-token", token);
    folder.write(SECRETS + "rest-key", key);
    config = folder.write("rollcall.yaml", String.join("\n", configuration()) + "\n");
  }

  /// @param port where the service listens; empty: at the usual port, or any other if that is taken
  static Stage set(Folder folder, OptionalInt port) {
    String password = new RandomIds(Clock.systemUTC(), new SecureRandom()).secret();
    Company company = Company.of(Staff.at(Company.DOMAIN), password);
    try {
      Path data = folder.path().resolve("service");
      return new Stage(folder, company, password, service(data, port));
    } catch (RuntimeException e) {
      company.close();
      throw e;
    }
  }

  private static DirectoryService service(Path data, OptionalInt port) {
    int first = port.orElse(USUAL_PORT);
    try {
      return listen(data, first);
    } catch (IOException e) {
      if (port.isPresent()) {
        throw new CommandFailure(
            "Cannot listen on port " + first + ". Choose another; --port 0 picks a free one.");
      }
    }
    try {
      return listen(data, 0);
    } catch (IOException e) {
      throw new CommandFailure("Cannot listen on any port of " + HOST + ": " + e.getMessage());
    }
  }

  private static DirectoryService listen(Path data, int port) throws IOException {
    return DirectoryService.start(
        DataOptions.sqlite(data), new FaceServer.Listen(HOST, port, Optional.empty()));
  }

  private String token(String directory) {
    Directory.WithToken made =
        Store.done(
            service
                .platform()
                .directories()
                .create(organization.id(), PRESET, directory, "off", false));
    return made.token().orElseThrow();
  }

  private List<String> configuration() {
    return List.of(
        "source:",
        "  type: ldap",
        "  url: \"" + company.url() + "\"",
        "  base: \"" + Company.BASE + "\"",
        "  bind: \"" + Company.BIND + "\"",
        "  password: file:" + SECRETS + "ldap-password",
        "  scope: { group: " + Company.GROUP + " }",
        "targets:",
        "  miro:",
        "    type: miro",
        "    scim: { url: \"%s%s\", token: file:%s }"
            .formatted(service.url(), Script.BASE, SECRETS + "scim-token"),
        "    rest: { url: \"%s\", org: \"%s\", token: file:%s }"
            .formatted(service.url(), organization.id(), SECRETS + "rest-key"),
        "    heal: ask",
        "    domains: [" + Company.DOMAIN + "]");
  }

  Company company() {
    return company;
  }

  Organization organization() {
    return organization;
  }

  /// The service's scheme, host and port.
  String url() {
    return service.url();
  }

  /// SCIM with Rollcall's own token.
  Web scim() {
    return scim;
  }

  /// REST with the organization's key.
  Web rest() {
    return rest;
  }

  /// SCIM with the token of somebody's script.
  Web script() {
    return script;
  }

  Path config() {
    return config;
  }

  Path serviceData() {
    return folder.path().resolve("service");
  }

  Path secret(String name) {
    return folder.path().resolve(SECRETS + name);
  }

  /// Runs the engine as a command does: with the configuration as it is read from its file.
  <T> T engine(Progress progress, Function<Engine, T> work) {
    Clock clock = Clock.systemUTC();
    EngineConfig read = EngineConfig.read(config, Map.of(), Version.number(), clock);
    try (Database database = DataOptions.sqlite(folder.path().resolve(DataOptions.DIRECTORY))) {
      Engine engine = read.engine(database, clock, progress);
      return new CleanStop(engine).run(() -> work.apply(engine));
    }
  }

  @Override
  public void close() {
    scim.close();
    rest.close();
    script.close();
    service.close();
    company.close();
  }
}
