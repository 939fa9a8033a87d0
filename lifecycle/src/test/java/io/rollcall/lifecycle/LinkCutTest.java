package io.rollcall.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.db.Lease;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.pretend.Stage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LinkCutTest {
  @TempDir Path folder;
  private Stage stage;

  @BeforeEach
  void open() {
    stage = new Stage(folder);
    stage.person("1", "Ada Byron", "ada@example.com");
    stage.person("2", "Grace Hopper", "grace@example.com");
    stage.run();
    stage.target.writes();
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private LinkCut cut() {
    return new LinkCut(stage.store, stage.leases, stage.clock);
  }

  private Link ada() {
    return cut().live("ada@example.com", Stage.TARGET).getFirst();
  }

  @Test
  void whoeverIsNamedInWhateverWayIsFoundWhileTheirLinkLives() {
    Link link = ada();

    for (String who : List.of("ADA@example.com", "Ada Byron", "1", link.accountId())) {
      assertThat(cut().live(who, Stage.TARGET)).as(who).containsExactly(link);
    }
    assertThat(cut().live("nobody", Stage.TARGET)).isEmpty();
    assertThat(cut().live("1", "another")).isEmpty();
    assertThat(cut().cut(link))
        .isInstanceOfSatisfying(
            LinkCut.Cut.Done.class,
            done -> assertThat(done.link().state()).isEqualTo(Link.State.SEVERED));
    assertThat(cut().live("1", Stage.TARGET)).isEmpty();
  }

  @Test
  void aLinkThatChangedWhileSomebodyWasAskedIsNotCut() {
    Link asked = ada();
    stage.store.links().put(asked.to(Link.State.RETIRED, stage.clock.instant(), "by a run"));

    assertThat(cut().cut(asked)).isInstanceOf(LinkCut.Cut.Changed.class);
    assertThat(stage.store.links().ofAccount(Stage.TARGET, asked.accountId()))
        .extracting(Link::evidence)
        .containsExactly("by a run");
  }

  @Test
  void whileARunIsUnderWayNothingIsCut() {
    Link link = ada();
    try (Lease _ = stage.holdTarget()) {
      assertThat(cut().cut(link))
          .isInstanceOfSatisfying(
              LinkCut.Cut.Occupied.class,
              occupied ->
                  assertThat(occupied.holder().orElseThrow().pid())
                      .isEqualTo(ProcessHandle.current().pid()));
      assertThat(ada()).isEqualTo(link);
    }
    assertThat(cut().cut(link)).isInstanceOf(LinkCut.Cut.Done.class);
  }

  @Test
  void anAccountThatWasCutFromSomebodyWhoLeftIsLeftAlone() {
    Link link = ada();
    var _ = cut().cut(link);
    stage.source.remove("1");

    assertThat(stage.run().writes()).isZero();
    assertThat(stage.target.platform().account(link.accountId()).orElseThrow().active()).isTrue();
  }

  @Test
  void whoeverIsStillInScopeIsLinkedAgainByWhatTheAccountShows() {
    Link link = ada();
    var _ = cut().cut(link);

    assertThat(stage.run().writes()).isZero();
    assertThat(ada().accountId()).isEqualTo(link.accountId());
  }
}
