package io.rollcall.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.util.json.JSONObject;
import com.unboundid.util.json.JSONValue;
import io.rollcall.e2e.stage.Company;
import io.rollcall.e2e.stage.CutWire;
import io.rollcall.e2e.stage.Http;
import io.rollcall.e2e.stage.Launch;
import io.rollcall.e2e.stage.Program;
import io.rollcall.e2e.stage.Result;
import io.rollcall.e2e.stage.Scissors;
import io.rollcall.e2e.stage.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A company, the service that has its accounts, and an engine between the two that reaches the
/// service over a wire which can be cut. Can be put away as files and be brought back any number of
/// times.
final class World implements AutoCloseable {

  static final String ADMIN = "boss@example.com";

  private static final String USERS = "/api/v1/scim/Users/";

  private final Path folder;
  private final Keys keys;
  private final Company company;
  private final Service service;
  private final CutWire wire;

  /// What the organization's administrator copied from its pages.
  private record Keys(String organization, String scim, String rest) {}

  /// A world that is put away.
  record Kept(Path folder, Keys keys, Company company) {

    /// The same world again, in a folder of its own that does not exist yet.
    World in(Path copy, Scissors scissors, String heal) {
      copy(folder, copy);
      return new World(copy, keys, company, Service.on(copy.resolve("service")), scissors, heal);
    }
  }

  /// Somebody in the organization, as REST shows them.
  record Member(String id, String email, boolean active, String role, String license) {}

  private World(
      Path folder, Keys keys, Company company, Service service, Scissors scissors, String heal) {
    this.folder = folder;
    this.keys = keys;
    this.company = company;
    this.service = service;
    this.wire = new CutWire(service.url(), scissors);
    configure(heal);
  }

  /// An organization with one administrator and nobody else.
  static World begin(Path folder, Company company, Scissors scissors, String heal) {
    make(folder);
    var service = Service.on(folder.resolve("service"));
    service.command("org", "create", "Acme", "--claim-domain", "example.com");
    JSONObject created =
        service.command("directory", "create", "--org", "Acme", "--preset", "miro");
    JSONObject key = service.command("key", "create", "--org", "Acme");
    service.command("member", "add", "--org", "Acme", "--email", ADMIN, "--role", "admin");
    var keys =
        new Keys(
            created.getFieldAsString("organizationId"),
            created.getFieldAsString("token"),
            key.getFieldAsString("key"));
    return new World(folder, keys, company, service, scissors, heal);
  }

  /// Writes the configuration: everything in it that is not a secret.
  void configure(String heal) {
    String yaml =
        """
        source:
          type: ldap
          url: "%s"
          base: "%s"
          bind: "%s"
          password: env:LDAP_PASSWORD
          scope: { group: %s }
        targets:
          miro:
            type: miro
            scim: { url: "%s/api/v1/scim", token: env:MIRO_SCIM }
            rest: { url: "%s", org: "%s", token: env:MIRO_REST }
            heal: %s
        """
            .formatted(
                company.url(),
                Company.BASE,
                Company.BIND,
                Company.GROUP,
                wire.uri(),
                wire.uri(),
                keys.organization(),
                heal);
    make(engine());
    try {
      Files.writeString(engine().resolve("rollcall.yaml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the configuration", e);
    }
  }

  /// Where the engine's configuration is, and its memory.
  Path engine() {
    return folder.resolve("engine");
  }

  /// How the engine is started.
  Launch launch() {
    return Launch.rollcall(engine())
        .with("LDAP_PASSWORD", Company.PASSWORD)
        .with("MIRO_SCIM", keys.scim())
        .with("MIRO_REST", keys.rest());
  }

  Program start(String... words) {
    return launch().start(words);
  }

  /// Runs the engine; whatever it does, it never says a secret.
  Result run(String... words) {
    Result result = launch().run(words);
    for (String secret : secrets()) {
      assertThat(result.out() + result.err()).as("what the program says").doesNotContain(secret);
    }
    return result;
  }

  /// The organization's id.
  String organization() {
    return keys.organization();
  }

  Service service() {
    return service;
  }

  /// The vendor's SCIM API, past the wire.
  Http scim() {
    return new Http(service.url(), keys.scim());
  }

  /// The vendor's REST API, past the wire.
  Http rest() {
    return new Http(service.url(), keys.rest());
  }

  private List<String> secrets() {
    return List.of(keys.scim(), keys.rest(), Company.PASSWORD);
  }

  /// Everybody in the organization, by account id.
  Map<String, Member> members() {
    var page =
        rest().get("/v2/orgs/" + keys.organization() + "/members?limit=100").expect(200).json();
    Map<String, Member> members = new TreeMap<>();
    for (JSONValue item : page.getFieldAsArray("data")) {
      Member member = member((JSONObject) item);
      if (members.put(member.id(), member) != null) {
        throw new AssertionError("Twice in one list: " + member);
      }
    }
    return members;
  }

  private static Member member(JSONObject item) {
    return new Member(
        item.getFieldAsString("id"),
        item.getFieldAsString("email"),
        item.getFieldAsBoolean("active"),
        item.getFieldAsString("role"),
        item.getFieldAsString("license"));
  }

  /// One member.
  Member memberOf(String id) {
    return Optional.ofNullable(members().get(id))
        .orElseThrow(() -> new AssertionError("Nobody is " + id + ": " + members().values()));
  }

  /// The only member with an address.
  Member member(String email) {
    var found = members().values().stream().filter(one -> one.email().equals(email)).toList();
    if (found.size() != 1) {
      throw new AssertionError("Not exactly one is called " + email + ": " + members().values());
    }
    return found.getFirst();
  }

  /// A user as SCIM shows it.
  JSONObject user(String id) {
    return scim().get(USERS + id).expect(200).json();
  }

  /// The careless script of the thread: sees a new address, creates a user, notices, deletes it.
  ///
  /// @return the account id of the duplicate
  String mistakeForAHire(String address, String givenName, String familyName) {
    String id = hire(address, givenName, familyName);
    scim().delete(USERS + id).expect(204);
    return id;
  }

  /// The first half of it.
  String hire(String address, String givenName, String familyName) {
    String body =
        """
        {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "%s",
         "name": {"givenName": "%s", "familyName": "%s"}}
        """
            .formatted(address, givenName, familyName);
    return scim().post(USERS, body).expect(201).string("id");
  }

  /// Ends this world and puts it away where it is.
  Kept keep() {
    service.close();
    return new Kept(folder, keys, company);
  }

  @Override
  public void close() {
    wire.close();
    service.kill();
  }

  private static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make " + folder, e);
    }
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path one : new ArrayList<>(all.toList())) {
        Files.copy(one, to.resolve(from.relativize(one).toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot copy " + from + " to " + to, e);
    }
  }
}
