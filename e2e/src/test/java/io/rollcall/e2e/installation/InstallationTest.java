package io.rollcall.e2e.installation;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.util.ssl.KeyStoreKeyManager;
import com.unboundid.util.ssl.SSLUtil;
import io.rollcall.e2e.operations.Certificate;
import io.rollcall.e2e.stage.Http;
import io.rollcall.e2e.stage.Launch;
import io.rollcall.e2e.stage.Program;
import io.rollcall.e2e.stage.Result;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The archives do what they are for.
@Tag("blackbox")
final class InstallationTest {
  private static final String LISTENS = "Rollcall listens on ";

  /// Unpacked once; whoever changes it, or has to have it elsewhere, unpacks it anew.
  @TempDir private static Path shared;

  private static Path unpacked;

  @TempDir private Path folder;

  @BeforeAll
  static void unpackIt() {
    unpacked = Archives.unpack(Archives.made().withJava(), shared.resolve("a folder"));
  }

  private Launch program(Path installation) {
    return at(installation.resolve("rollcall"));
  }

  /// Nothing of this machine's Java is in its environment.
  private Launch at(Path launcher) {
    var environment = Map.of("JAVA_HOME", "", "ROLLCALL_JAVA_OPTS", "");
    return new Launch(List.of(launcher.toString()), folder, environment, Duration.ofMinutes(10));
  }

  @Test
  void theJavaInTheArchiveIsTheOneThatRuns() {
    Result result =
        program(unpacked)
            .with("ROLLCALL_JAVA_OPTS", "-XshowSettings:properties")
            .run("--version")
            .expect(0);

    assertThat(result.out() + result.err()).contains("java.home = " + real(unpacked) + "/runtime");
  }

  @Test
  void withoutOneInItTheJavaOfTheMachineRuns() {
    Path plain = Archives.unpack(Archives.made().plain(), folder.resolve("plain"));
    String java = System.getProperty("java.home");

    assertThat(plain.resolve("runtime")).doesNotExist();
    assertThat(program(plain).with("JAVA_HOME", java).run("--version").expect(0).out())
        .startsWith("rollcall ");
  }

  @Test
  void itServesThroughALinkFromAnywhereAndWritesNothingIntoItsFolder() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("rollcall"), unpacked.resolve("rollcall"));
    Path linked = Files.createSymbolicLink(folder.resolve("link to it"), Path.of("rollcall"));
    Map<String, Long> before = files(unpacked);
    String data = folder.resolve("data").toString();

    try (Program serve = at(linked).start("serve", "--port", "0", "--data", data)) {
      String line = serve.awaitOut(said -> said.startsWith(LISTENS));
      URI url = URI.create(line.substring(LISTENS.length()));
      new Http(url, "").get("/health").expect(200);
      at(link).run("org", "create", "Acme", "--data", data).expect(0);

      assertThat(serve.stop().exit()).isEqualTo(128 + 15);
    }
    assertThat(files(unpacked)).isEqualTo(before);
  }

  private static Map<String, Long> files(Path folder) throws IOException {
    Map<String, Long> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.toList()) {
        files.put(file.toString(), Files.getLastModifiedTime(file).toMillis());
      }
    }
    return files;
  }

  @Test
  void whatItLearntInOnePlaceDoesNotStopItInAnother() throws IOException {
    Path here = Archives.unpack(Archives.made().withJava(), folder.resolve("here"));
    program(here).run("warm-up").expect(0);
    assertThat(here.resolve("cache/program.aot")).isNotEmptyFile();
    assertThat(here.resolve("cache/place")).hasContent(real(here) + "/lib");
    try (Stream<Path> made = Files.list(here)) {
      assertThat(made.filter(file -> file.getFileName().toString().startsWith("cache"))).hasSize(1);
    }
    assertThat(program(here).run("org", "--help").expect(0).out()).contains("Usage: rollcall org");

    Path there = Files.move(here, folder.resolve("there"));

    assertThat(program(there).run("org", "--help").expect(0).out()).contains("Usage: rollcall org");
  }

  @Test
  void warmUpOnlySaysWhatItWouldDoOrWhyItCannot() throws IOException {
    Map<String, Long> before = files(unpacked);
    Path tools = Files.createDirectory(folder.resolve("tools"));
    Path mkdir = Files.writeString(tools.resolve("mkdir"), "#!/bin/sh\nexit 1\n");
    assertThat(mkdir.toFile().setExecutable(true)).isTrue();
    String path = tools + ":" + System.getenv("PATH");

    assertThat(program(unpacked).run("warm-up", "--help").expect(0).out())
        .startsWith("Usage: rollcall warm-up");
    assertThat(program(unpacked).run("warm-up", "now").expect(2).err()).contains("no option now");
    assertThat(program(unpacked).with("PATH", path).run("warm-up").expect(1).err())
        .contains("cannot write to " + real(unpacked));
    assertThat(program(unpacked).run("dist").expect(2).err()).contains("from a checkout");
    assertThat(files(unpacked)).isEqualTo(before);
  }

  @Test
  void itsJavaAsksNameServers() throws IOException {
    try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> answer(server, "rollcall-domain=abc"));
      Result asked =
          new Launch(
                  List.of(unpacked.resolve("runtime/bin/java").toString()),
                  folder,
                  Map.of(),
                  Duration.ofMinutes(1))
              .run(
                  "-cp",
                  Path.of("target/test-classes").toAbsolutePath().toString(),
                  Asking.class.getName(),
                  "dns://127.0.0.1:" + server.getLocalPort(),
                  "_rollcall.acme.example.");

      assertThat(asked.expect(0).out()).contains("rollcall-domain=abc");
    }
  }

  /// One answer to one question.
  private static void answer(DatagramSocket server, String text) {
    try {
      var question = new DatagramPacket(new byte[512], 512);
      server.receive(question);
      byte[] asked = question.getData();
      byte[] said = text.getBytes(StandardCharsets.US_ASCII);
      var out = new ByteArrayOutputStream();
      out.write(asked, 0, 2);
      out.writeBytes(new byte[] {(byte) 0x85, 0, 0, 1, 0, 1, 0, 0, 0, 0});
      out.write(asked, 12, question.getLength() - 12);
      out.writeBytes(new byte[] {(byte) 0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 60, 0});
      out.write(said.length + 1);
      out.write(said.length);
      out.writeBytes(said);
      byte[] all = out.toByteArray();
      server.send(new DatagramPacket(all, all.length, question.getSocketAddress()));
    } catch (IOException e) {
      throw new UncheckedIOException("The name server broke", e);
    }
  }

  @Test
  void itsJavaReadsLdapOverTls() throws Exception {
    Certificate certificate = Certificate.make(folder);
    var config = new InMemoryDirectoryServerConfig("dc=example,dc=com");
    config.addAdditionalBindCredentials("cn=reader,dc=example,dc=com", "secret");
    var keys =
        new KeyStoreKeyManager(
            folder.resolve("server.p12").toFile(), "password".toCharArray(), "PKCS12", "server");
    config.setListenerConfigs(
        InMemoryListenerConfig.createLDAPSConfig(
            "ldaps",
            InetAddress.getLoopbackAddress(),
            0,
            new SSLUtil(keys, null).createSSLServerSocketFactory(),
            null));
    try (var server = new InMemoryDirectoryServer(config)) {
      server.add("dn: dc=example,dc=com", "objectClass: domain", "dc: example");
      server.add(
          "dn: cn=appUsers,dc=example,dc=com",
          "objectClass: groupOfNames",
          "cn: appUsers",
          "member: uid=ann,dc=example,dc=com");
      server.add(
          "dn: uid=ann,dc=example,dc=com",
          "objectClass: inetOrgPerson",
          "uid: ann",
          "cn: Ann Ono",
          "givenName: Ann",
          "sn: Ono",
          "mail: ann@example.com");
      server.startListening();
      Files.writeString(
          folder.resolve("rollcall.yaml"),
          """
          source:
            type: ldap
            url: "ldaps://localhost:%d"
            ca: "%s"
            base: "dc=example,dc=com"
            bind: "cn=reader,dc=example,dc=com"
            password: env:PASSWORD
            scope: { group: appUsers }
          targets:
            app: { type: scim, url: "http://127.0.0.1:9/scim", token: env:PASSWORD }
          """
              .formatted(server.getListenPort(), certificate.chain()));

      Result doctor = program(unpacked).with("PASSWORD", "secret").run("doctor");

      // Nobody is at the target.
      assertThat(doctor.expect(1).out()).containsPattern("(?m)^ok +source ldap .*1 of 1");
    }
  }

  @Test
  @Tag("postgresql")
  void itsJavaWorksOnPostgresql() throws IOException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      String url = postgres.getJdbcUrl("postgres", "postgres");
      Launch program = program(unpacked).with("ROLLCALL_DATABASE", url);

      program.run("org", "create", "Acme").expect(0);

      assertThat(program.run("org", "list").expect(0).out()).contains("Acme");
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException("There is no " + path, e);
    }
  }
}
