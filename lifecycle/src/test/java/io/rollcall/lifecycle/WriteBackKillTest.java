package io.rollcall.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.pretend.Fault;
import io.rollcall.lifecycle.pretend.Killed;
import io.rollcall.lifecycle.pretend.PretendSource;
import io.rollcall.lifecycle.pretend.Stage;
import io.rollcall.lifecycle.report.RunReport;
import io.rollcall.lifecycle.store.Operation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A process that dies while it writes ids back: the next one ends in the same state, and the one
/// after that writes nothing.
@Tag("kill")
final class WriteBackKillTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "DIE_BEFORE, 1",
    "DIE_AFTER, 1",
    "DIE_BEFORE, 2",
    "DIE_AFTER, 2",
    "DIE_BEFORE, 3",
    "DIE_AFTER, 3"
  })
  void theNextRunEndsInTheSameState(Fault fault, int at) {
    try (Stage stage = threePeople()) {
      stage.source.faults((number, _) -> number == at ? fault : Fault.NONE);
      assertThatThrownBy(stage::run).isInstanceOf(Killed.class);
      assertThat(stage.store.journal().doubtfulWriteBacks(Stage.TARGET))
          .singleElement()
          .returns(Operation.WRITE_BACK, Operation::kind);

      stage.source.faults((_, _) -> Fault.NONE);
      RunReport second = stage.run();
      int lost = 3 - at + (fault == Fault.DIE_BEFORE ? 1 : 0);
      assertThat(stage.source.writes()).isEqualTo(lost);
      assertThat(second.writes()).isZero();
      assertThat(stage.source.written()).isEqualTo(byLinks(stage));
      assertThat(stage.store.journal().doubtfulWriteBacks(Stage.TARGET)).isEmpty();
      assertThat(stage.store.journal().sent(1))
          .filteredOn(one -> one.state() == Operation.State.SETTLED)
          .singleElement()
          .returns(Operation.WRITE_BACK, Operation::kind);

      stage.source.faults((_, _) -> Fault.NONE);
      RunReport third = stage.run();
      assertThat(stage.source.writes()).isZero();
      assertThat(third.writtenBack()).isEmpty();
    }
  }

  @Test
  void itIsWrittenWhileTheTargetIsHeld() {
    try (Stage stage = threePeople()) {
      List<Boolean> held = new ArrayList<>();
      stage.source.faults((_, _) -> {
        held.add(stage.targetIsHeld());
        return Fault.NONE;
      });
      stage.run();
      assertThat(held).containsExactly(true, true, true);
      assertThat(stage.targetIsHeld()).isFalse();
    }
  }

  @Test
  void whatIsWrittenIntoASourceIsNoKnowledgeOfTheTarget() {
    try (Stage stage = threePeople()) {
      stage.run();
      assertThat(stage.store.journal().knows(Stage.TARGET)).isTrue();
      List<Link> links = stage.store.links().of(Stage.TARGET);
      stage.forget();
      stage.source.removeWritten();
      stage.store.links().take(links);
      stage.run();

      assertThat(stage.store.journal().accounts(Stage.TARGET, Operation.WRITE_BACK)).hasSize(3);
      assertThat(stage.store.journal().knows(Stage.TARGET)).isFalse();
    }
  }

  @Test
  void whoStopsARunStopsItHere() {
    try (Stage stage = threePeople()) {
      Engine engine = stage.engine();
      stage.source.faults((_, _) -> {
        engine.stop();
        return Fault.NONE;
      });
      RunReport report = engine.run(RunRules.sync());
      assertThat(stage.source.writes()).isEqualTo(1);
      assertThat(report.writtenBack())
          .singleElement()
          .matches(one -> one.written() == 1 && one.left() == 2);
    }
  }

  private Stage threePeople() {
    Stage stage = new Stage(folder);
    stage.source.writesBack();
    stage.person("p1", "Ann Ono", "ann@example.com");
    stage.person("p2", "Bob Cole", "bob@example.com");
    stage.person("p3", "Cid Diaz", "cid@example.com");
    return stage;
  }

  private static Map<String, List<String>> byLinks(Stage stage) {
    Map<String, List<String>> written = new TreeMap<>();
    for (Link link : stage.store.links().of(Stage.TARGET)) {
      assertThat(link.person().source()).isEqualTo(PretendSource.NAME);
      written.put(link.person().id(), List.of(link.accountId()));
    }
    return written;
  }
}
