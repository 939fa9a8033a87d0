package io.rollcall.platform;

import static io.rollcall.platform.World.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.scim.json.Json;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What requests for one User cost, counted in statements: the same with few Users and with many.
abstract class UserCosts {
  private static final int CROWD = 500;

  private World world;
  private Caller.OfDirectory directory;

  @BeforeEach
  void begin(World fresh) {
    world = fresh;
    directory =
        world.directory(world.organization("Acme", "acme.example"), World.STANDARD, "Entra");
  }

  private static Json.Obj user(String name) {
    return World.json(
        "{'userName':'%1$s@acme.example','externalId':'%1$s','emails':[{'value':'%1$s@acme.example'}]}"
            .formatted(name));
  }

  private List<String> costs(Runnable work) {
    return world.heard.during(work);
  }

  @Test
  void whatIsAskedDoesNotGrowWithTheDirectory() {
    List<List<String>> few = rounds("a");
    ManyRows.of(world, directory, CROWD);

    assertThat(rounds("b")).isEqualTo(few);
    assertThat(few.get(0)).as("POST").hasSizeLessThanOrEqualTo(6);
    assertThat(few.get(1)).as("GET").hasSize(2);
    assertThat(few.get(2)).as("GET without groups").hasSize(1);
    assertThat(few.get(3)).as("PATCH").hasSizeLessThanOrEqualTo(5);
    assertThat(few.get(4)).as("PATCH of nothing new").hasSizeLessThanOrEqualTo(2);
    assertThat(few.get(5)).as("PUT").hasSizeLessThanOrEqualTo(5);
    // One of them holds the claim of the domain, which must not be given up meanwhile.
    assertThat(few.get(6)).as("PATCH of userName and e-mail").hasSizeLessThanOrEqualTo(11);
  }

  private List<List<String>> rounds(String name) {
    Users users = world.platform.users();
    List<String> post = costs(() -> done(world.create(directory, user(name))));
    String id = world.find(directory, "userName eq \"" + name + "@acme.example\"").getFirst().id();
    String title = "{'op':'replace','path':'title','value':'T'}";
    String renamed =
        "{'op':'replace','value':{'userName':'%1$s@acme.example','emails':[{'value':'%1$s@acme.example'}]}}"
            .formatted(name + "2");
    return List.of(
        post,
        costs(() -> done(users.get(directory, id, true))),
        costs(() -> done(users.get(directory, id, false))),
        costs(() -> done(world.patch(directory, id, title))),
        costs(() -> done(world.patch(directory, id, title))),
        costs(() -> done(world.put(directory, id, user(name).with("title", Json.string("U"))))),
        costs(() -> done(world.patch(directory, id, renamed))));
  }

  @Test
  void authenticationIsOneStatementAndIsRememberedForAMoment() {
    String token = world.tokenOf(directory);
    assertThat(costs(() -> world.platform.tokens().authenticate(token)).size()).isLessThan(2);
    assertThat(costs(() -> world.platform.tokens().authenticate(token))).isEmpty();

    world.clock.advance(java.time.Duration.ofMillis(100));
    assertThat(costs(() -> world.platform.tokens().authenticate(token))).hasSize(1);

    done(world.deleteDirectory(directory));
    assertThat(world.platform.tokens().authenticate(token)).isEmpty();
  }
}
