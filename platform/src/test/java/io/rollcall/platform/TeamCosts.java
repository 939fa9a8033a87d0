package io.rollcall.platform;

import static io.rollcall.platform.World.done;
import static io.rollcall.platform.World.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What it costs, counted in statements, that people leave the organization with their last team.
abstract class TeamCosts {
  private static final int CROWD = 900;
  private static final int FEW = 30;
  private static final String CLEAR = "{'op':'remove','path':'members'}";

  private World world;
  private Organization acme;
  private Caller.OfDirectory directory;
  private List<String> crowd;

  @BeforeEach
  void begin(World fresh) {
    world = fresh;
    acme = world.organization("Acme", "acme.example");
    directory = world.directory(acme, World.OPEN, "AD");
    crowd = ManyRows.of(world, directory, CROWD);
    ManyRows.admit(world, acme);
  }

  private String team(String name, List<String> people) {
    String group =
        done(world.platform.teams().create(new Caller.Operator(), acme.id(), name)).groupId();
    ManyRows.join(world, people, group);
    return group;
  }

  private List<String> clearing(String group) {
    return world.heard.during(() -> done(world.patchGroup(directory, group, CLEAR)));
  }

  @Test
  void clearingATeamTakesAsManyStatementsHoweverManyLeave() {
    String few = team("Few", crowd.subList(0, FEW));
    String many = team("Many", crowd.subList(FEW, CROWD));

    assertThat(clearing(many)).hasSameSizeAs(clearing(few)).hasSizeLessThan(25);
  }

  @Test
  void whoeverLeavesWithManyIsCutAsOneIs() {
    String ann = done(world.create(directory, "ann@acme.example")).id();
    String bob = done(world.create(directory, "bob@acme.example")).id();
    String everybody = world.platform.teams().list(acme.id()).getFirst().groupId();
    String other = team("Other", crowd.subList(0, 1));

    done(world.patchGroup(directory, everybody, CLEAR));

    for (String id : List.of(ann, bob)) {
      assertThat(refused(world.platform.users().get(directory, id, false)))
          .isInstanceOf(Refusal.Unknown.class);
    }
    List<LogEntry> cut =
        world.log(acme).stream().filter(entry -> entry.kind() == LogEntry.Kind.SEVERED).toList();
    assertThat(cut)
        .extracting(LogEntry::account)
        .containsExactly(Optional.of(ann), Optional.of(bob));
    assertThat(cut)
        .extracting(LogEntry::address)
        .containsExactly(Optional.of("ann@acme.example"), Optional.of("bob@acme.example"));
    assertThat(cut).extracting(LogEntry::detail).allMatch(text -> text.startsWith("Cut from"));
    assertThat(
            World.holder(
                world.create(world.directory(world.organization("B")), "ann@acme.example")))
        .isNotNull();
    assertThat(done(world.create(directory, "ann@acme.example")).id()).isEqualTo(ann);
    assertThat(done(world.platform.groups().get(directory, other, true)).version()).isEqualTo(1);
  }
}
