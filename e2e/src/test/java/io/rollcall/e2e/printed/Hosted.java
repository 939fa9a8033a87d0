package io.rollcall.e2e.printed;

import io.rollcall.e2e.stage.Http;
import io.rollcall.e2e.stage.Service;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A service that runs, and the folder of who operates it.
final class Hosted implements AutoCloseable {
  final Service service;

  /// Where the operator types: the data is beside it.
  final Place office;

  private final Path folder;

  Hosted(Path folder) {
    this.folder = folder;
    office = Place.in(folder, "operator");
    service = Service.on(office.folder().resolve(".rollcall"));
  }

  /// Where somebody else types.
  Place place(String name) {
    return Place.in(folder, name);
  }

  /// @param domains those that it has verified
  Organization organization(String name, String... domains) {
    List<String> words = new ArrayList<>(List.of("org", "create", name));
    for (String domain : domains) {
      words.addAll(List.of("--claim-domain", domain));
    }
    String id = service.command(words.toArray(String[]::new)).getFieldAsString("organizationId");
    String key = service.command("key", "create", "--org", name).getFieldAsString("key");
    return new Organization(this, name, id, key);
  }

  /// @param key opens its administration
  record Organization(Hosted host, String name, String id, String key) {

    Http http() {
      return new Http(host.service.url(), key);
    }

    void invite(String address, String role) {
      String body = "{\"email\": \"%s\", \"role\": \"%s\"}".formatted(address, role);
      var _ = http().post("/api/members", body).expect(201);
    }

    Directory directory(String preset, String called) {
      String body = "{\"preset\": \"%s\", \"name\": \"%s\"}".formatted(preset, called);
      return Directory.of(host.service.url(), http().post("/api/directories", body).expect(201));
    }
  }

  @Override
  public void close() {
    service.close();
  }
}
