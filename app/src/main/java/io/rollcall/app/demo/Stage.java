package io.rollcall.app.demo;

import io.rollcall.app.cli.DataOptions;
import io.rollcall.app.cli.Version;
import io.rollcall.app.engine.CleanStop;
import io.rollcall.app.engine.EngineConfig;
import io.rollcall.app.service.DirectoryService;
import io.rollcall.db.Database;
import io.rollcall.lifecycle.Engine;
import io.rollcall.lifecycle.apply.Progress;
import io.rollcall.platform.RandomIds;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/// Where the story plays: the company's LDAP server, the directory service with the company's two
/// apps, each on a platform of its own, and the configuration by which the engine knows them. The
/// engine and the service have a database each, and meet over HTTP only.
final class Stage implements AutoCloseable {
  private static final String SECRETS = "secrets/";

  private final Folder folder;
  private final Company company;
  private final DirectoryService service;
  private final MiroApp miro;
  private final AtlassianApp atlassian;
  private final Path config;

  private Stage(Folder folder, Company company, String password, DirectoryService service) {
    this.folder = folder;
    this.company = company;
    this.service = service;
    var founding = new Founding(service, folder);
    miro = new MiroApp(founding.found(MiroApp.PRESET));
    atlassian = new AtlassianApp(founding.found(AtlassianApp.PRESET), company.departments());
    folder.write(SECRETS + "ldap-password", password);
    config = folder.write("rollcall.yaml", String.join("\n", configuration()) + "\n");
  }

  /// @param port where the service listens; empty: at the usual port, or any other if that is taken
  static Stage set(Folder folder, OptionalInt port) {
    String password = new RandomIds(Clock.systemUTC(), new SecureRandom()).secret();
    Company company = Company.of(Staff.at(Company.DOMAIN), password);
    try {
      return set(folder, company, password, Founding.service(folder.path(), port));
    } catch (RuntimeException | Error e) {
      company.close();
      throw e;
    }
  }

  private static Stage set(
      Folder folder, Company company, String password, DirectoryService service) {
    try {
      return new Stage(folder, company, password, service);
    } catch (RuntimeException | Error e) {
      service.close();
      throw e;
    }
  }

  private List<String> configuration() {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "source:",
                "  type: ldap",
                "  url: \"" + company.url() + "\"",
                "  base: \"" + Company.BASE + "\"",
                "  bind: \"" + Company.BIND + "\"",
                "  password: file:" + SECRETS + "ldap-password",
                "  scope: { group: " + Company.STAFF + " }",
                "targets:"));
    for (App app : apps()) {
      lines.addAll(app.configuration(service.url(), SECRETS + token(app), SECRETS + key(app)));
    }
    return lines;
  }

  private static String token(App app) {
    return Founding.token(app.target());
  }

  private static String key(App app) {
    return Founding.key(app.target());
  }

  Company company() {
    return company;
  }

  MiroApp miro() {
    return miro;
  }

  AtlassianApp atlassian() {
    return atlassian;
  }

  List<App> apps() {
    return List.of(miro, atlassian);
  }

  /// The service itself, for whoever may act as its operator.
  DirectoryService service() {
    return service;
  }

  /// The service's scheme, host and port.
  String url() {
    return service.url();
  }

  Path config() {
    return config;
  }

  Path serviceData() {
    return folder.path().resolve(Founding.DATA);
  }

  Path ldapPassword() {
    return folder.path().resolve(SECRETS + "ldap-password");
  }

  Path tokenOf(App app) {
    return folder.path().resolve(SECRETS + token(app));
  }

  Path keyOf(App app) {
    return folder.path().resolve(SECRETS + key(app));
  }

  /// Runs the engine as a command does: with the configuration as it is read from its file.
  ///
  /// @param only empty: at every app
  <T> T engine(Optional<App> only, Progress progress, Function<Engine, T> work) {
    Clock clock = Clock.systemUTC();
    EngineConfig read = EngineConfig.read(config, Map.of(), Version.number(), clock);
    try (Database database = DataOptions.sqlite(folder.path().resolve(DataOptions.DIRECTORY))) {
      EngineConfig chosen = only.map(app -> read.only(app.target())).orElse(read);
      Engine engine = chosen.engine(database, clock, progress);
      return new CleanStop(engine).run(() -> work.apply(engine));
    }
  }

  @Override
  public void close() {
    apps().forEach(app -> app.access().close());
    service.close();
    company.close();
  }
}
