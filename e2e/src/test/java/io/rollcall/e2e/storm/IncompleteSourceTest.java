package io.rollcall.e2e.storm;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.e2e.stage.Http;
import io.rollcall.e2e.storm.Payroll.Worker;
import io.rollcall.e2e.storm.World.Ran;
import io.rollcall.lifecycle.http.Calls;
import io.rollcall.lifecycle.source.Asked;
import io.rollcall.lifecycle.source.Scope;
import io.rollcall.lifecycle.source.Source;
import io.rollcall.lifecycle.source.scim.ScimSource;
import io.rollcall.lifecycle.source.scim.ScimSourceSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// I5: whoever is missing from a source that was not read to its end loses nothing, at any kind of
/// target: the run stops at the gate, says so, and sends no write.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IncompleteSourceTest {
  private static final int PEOPLE = 6;

  private Worlds worlds;

  @BeforeAll
  void start(@TempDir Path folder) {
    worlds = new Worlds(folder);
  }

  @AfterAll
  void stop() {
    worlds.close();
  }

  @ParameterizedTest
  @EnumSource(App.class)
  void aCutFileDisablesNobody(App app) throws IOException {
    try (World world = worlds.at(app)) {
      for (int number = 0; number < PEOPLE; number++) {
        world.payroll.put(
            new Worker("100" + number, address(number), "Ada", "Ono", "Search", true));
      }
      world.payroll.group("Team 0", Set.of("1001", "1002"));
      assertThat(world.run().report().exitCode()).isZero();
      Shown before = world.shown();
      String people = Files.readString(world.folder.resolve("people.csv"));

      for (int end = 0; end < people.length(); end += 7) {
        Files.writeString(world.folder.resolve("people.csv"), people.substring(0, end));
        stopped(world.run(world.file("people.count")), "after " + end + " characters");
      }
      Files.writeString(world.folder.resolve("people.csv"), people);
      stopped(world.run(world.file(Integer.toString(PEOPLE + 1))), "wrong count");
      Files.delete(world.folder.resolve("people.csv"));
      stopped(world.run(world.file("people.count")), "no file");
      assertThat(world.shown()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @EnumSource(App.class)
  void aPageThatFailedDisablesNobody(App app) {
    try (World world = worlds.at(app);
        var directory = new ScimDirectory(world)) {
      assertThat(world.run(directory.source()).report().exitCode()).isZero();
      Shown before = world.shown();
      assertThat(before.users()).hasSize(PEOPLE);

      for (Fault fault :
          List.of(
              Fault.RESET,
              Fault.BROKEN,
              Fault.HELD_BACK,
              Fault.REFUSED,
              Fault.VANISHED,
              Fault.CUT_SHORT,
              Fault.LYING_TOTAL)) {
        directory.wire.weather(request ->
            request.isList() && !request.target().contains("startIndex=1&")
                ? fault
                : request.isList() ? Fault.SHORT_PAGE : Fault.NONE);
        stopped(world.run(directory.source()), fault.toString());
      }
      assertThat(world.shown()).isEqualTo(before);
    }
  }

  private static void stopped(Ran ran, String what) {
    assertThat(ran.report().exitCode()).as(what + ": " + ran).isEqualTo(4);
    assertThat(ran.passed()).as(what).isEmpty();
  }

  private static String address(int number) {
    return "a" + number + "@" + AppServer.DOMAIN;
  }

  /// A SCIM server that people come from, over a wire of its own.
  private static final class ScimDirectory implements AutoCloseable {
    private final World world;
    private final App.Keys keys;
    private final FaultyWire wire;

    ScimDirectory(World world) {
      this.world = world;
      keys = world.server.organization(App.SCIM, List.of());
      wire = new FaultyWire(world.server.url(), world.clock, App.SCIM.budget());
      for (int number = 0; number < PEOPLE; number++) {
        new Http(world.server.url(), keys.token())
            .post(
                App.SCIM.base(world.server.url(), keys).getPath() + "/Users",
                """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"%s","active":true,
                 "name":{"givenName":"Ada","familyName":"Ono"},"emails":[{"value":"%s","primary":true}]}\
                """
                    .formatted(address(number), address(number)))
            .expect(201);
      }
    }

    Source source() {
      return new ScimSource(
          new ScimSourceSettings(
              "staff",
              App.SCIM.base(wire.uri(), keys),
              App.token(keys),
              "id",
              new Scope.Everybody(),
              new Asked(List.of(), Set.of())),
          world.http(new Calls()));
    }

    @Override
    public void close() {
      wire.close();
    }
  }
}
