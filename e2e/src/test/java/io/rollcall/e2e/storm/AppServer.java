package io.rollcall.e2e.storm;

import io.rollcall.app.service.DirectoryService;
import io.rollcall.app.service.Store;
import io.rollcall.db.Database;
import io.rollcall.faces.FaceServer;
import io.rollcall.platform.Caller;
import io.rollcall.platform.Directory;
import io.rollcall.platform.Organization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The directory service, listening, with as many organizations as a test needs, each on a platform
/// of its own.
final class AppServer implements AutoCloseable {
  static final String DOMAIN = "x.example";

  private final DirectoryService service;
  private int organizations;

  AppServer(Path folder) {
    try {
      service =
          DirectoryService.start(
              Database.open("jdbc:sqlite:" + folder.resolve("service.db")),
              new FaceServer.Listen("127.0.0.1", 0, Optional.empty()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start the service", e);
    }
  }

  URI url() {
    return URI.create(service.url());
  }

  /// A new organization with a directory, and with these teams where SCIM cannot create groups.
  App.Keys organization(App app, List<String> teams) {
    organizations++;
    String name = "Acme " + organizations;
    Organization made =
        Store.done(
            service
                .platform()
                .organizations()
                .create(name, "world" + organizations, List.of(DOMAIN), false));
    Directory.WithToken directory =
        Store.done(
            service.platform().directories().create(made.id(), app.preset(), "hr", "off", false));
    if (!app.createsGroups) {
      var administrator = new Caller.Person("an administrator");
      teams.forEach(team -> {
        var _ = Store.done(service.platform().teams().create(administrator, made.id(), team));
      });
    }
    return new App.Keys(
        made.id(),
        directory.directory().id(),
        directory.token().orElseThrow(),
        Store.done(service.platform().keys().create(made.id(), "engine")).secret());
  }

  @Override
  public void close() {
    service.close();
  }
}
