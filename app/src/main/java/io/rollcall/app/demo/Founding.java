package io.rollcall.app.demo;

import io.rollcall.app.cli.CommandFailure;
import io.rollcall.app.cli.DataOptions;
import io.rollcall.app.service.DirectoryService;
import io.rollcall.app.service.Store;
import io.rollcall.faces.FaceServer;
import io.rollcall.platform.Directory;
import io.rollcall.platform.Organization;
import io.rollcall.platform.Platform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Starts the directory service and founds the company's organizations there, as its operator does.
final class Founding {
  /// The folder of the service's data.
  static final String DATA = "service";

  private static final String HOST = "127.0.0.1";
  private static final int USUAL_PORT = 7800;

  private final DirectoryService service;
  private final Folder folder;

  Founding(DirectoryService service, Folder folder) {
    this.service = service;
    this.folder = folder;
  }

  /// The file of a directory's token.
  static String token(String app) {
    return app + "-token";
  }

  /// The file of an organization's key.
  static String key(String app) {
    return app + "-key";
  }

  /// @param port empty: the usual port, or any other if that is taken
  static DirectoryService service(Path folder, OptionalInt port) {
    Path data = folder.resolve(DATA);
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

  /// An organization on a platform of its own, with a directory for Rollcall and one for a script.
  Access found(String preset) {
    Platform platform = service.platform();
    String name = "acme-" + preset;
    Organization organization =
        Store.done(platform.organizations().create(name, preset, List.of(Company.DOMAIN), false));
    Directory.WithToken ours = directory(organization, preset, Access.ROLLCALL);
    Directory.WithToken script = directory(organization, preset, Access.SCRIPT);
    String key = Store.done(platform.keys().create(organization.id(), Access.ROLLCALL)).secret();
    String token = ours.token().orElseThrow();
    folder.write("secrets/" + token(preset), token);
    folder.write("secrets/" + key(preset), key);
    return new Access(
        name,
        organization.id(),
        service.base(ours.directory()).getPath(),
        Web.scim(service.url(), token),
        Web.rest(service.url(), key),
        service.base(script.directory()).getPath(),
        Web.scim(service.url(), script.token().orElseThrow()));
  }

  private Directory.WithToken directory(Organization organization, String preset, String name) {
    return Store.done(
        service.platform().directories().create(organization.id(), preset, name, "off", false));
  }
}
