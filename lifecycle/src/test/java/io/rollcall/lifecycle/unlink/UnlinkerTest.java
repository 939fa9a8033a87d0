package io.rollcall.lifecycle.unlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.lifecycle.model.DirectoryRecord;
import io.rollcall.lifecycle.target.TargetTrouble;
import io.rollcall.lifecycle.target.TargetTrouble.Kind;
import io.rollcall.lifecycle.target.Unlinking;
import io.rollcall.lifecycle.unlink.Unlinked.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UnlinkerTest {
  @TempDir private Path folder;
  private final Map<String, List<DirectoryRecord>> records = new HashMap<>();
  private final List<Unlinked> told = new ArrayList<>();
  private Optional<Kind> troubleAfter = Optional.empty();
  private boolean keeps;

  private final Unlinking target =
      new Unlinking() {
        private boolean troubled;

        @Override
        public List<DirectoryRecord> records(String account) {
          if (troubled) {
            troubled = false;
            throw new TargetTrouble(troubleAfter.orElseThrow(), "no answer");
          }
          return records.getOrDefault(account, List.of());
        }

        @Override
        public Answer unlink(String account) {
          if (!keeps) {
            records.remove(account);
          }
          troubled = troubleAfter.isPresent();
          return new Answer.Done();
        }
      };

  private void account(String id) {
    records.put(id, List.of(new DirectoryRecord("d1", "r-" + id)));
  }

  private Unlinker.All unlink(String... accounts) {
    return new Unlinker(target, false).unlink(List.of(accounts), told::add, () -> true);
  }

  @Test
  void whatWasCutIsKnownEvenIfTheLookAfterwardsFails() {
    account("a");
    account("b");
    troubleAfter = Optional.of(Kind.TRANSIENT);
    Unlinker.All all = unlink("a", "b");

    assertThat(all.accounts()).extracting(Unlinked::result).containsOnly(Result.FAILED);
    assertThat(all.accounts().getFirst().records())
        .extracting(one -> one.id())
        .containsExactly("r-a");
    assertThat(all.stopped()).isEmpty();
    assertThat(told.getFirst().result()).isEqualTo(Result.SENT);
    assertThat(told.getFirst().records()).hasSize(1);
  }

  @Test
  void aKeyThatIsRefusedEndsTheRestAndTheOneThatWasCutIsTold() {
    account("a");
    account("b");
    troubleAfter = Optional.of(Kind.TERMINAL);
    Unlinker.All all = unlink("a", "b");

    assertThat(all.stopped()).contains("no answer");
    assertThat(all.accounts()).singleElement().matches(one -> one.records().size() == 1);
    assertThat(records).containsOnlyKeys("b");
  }

  @Test
  void recordsThatAreStillThereAreNoSuccess() {
    account("a");
    keeps = true;

    assertThat(unlink("a").accounts())
        .singleElement()
        .matches(one -> one.result() == Result.FAILED && one.text().contains("still shows r-a"));
  }

  @Test
  void whoMayNotGoOnStopsBeforeTheNextAccount() {
    account("a");
    List<Unlinked> done = new ArrayList<>();

    Unlinker.All all = new Unlinker(target, false).unlink(List.of("a"), done::add, () -> false);

    assertThat(all.stopped()).isPresent();
    assertThat(records).containsKey("a");
    assertThat(done).isEmpty();
  }

  @Test
  void resultsOfAnotherTargetAreNotOurs() throws IOException {
    account("a");
    Path file = folder.resolve("results.csv");
    ResultFile ours = new ResultFile(file, "apps", Clock.systemUTC());
    for (Unlinked one : unlink("a").accounts()) {
      ours.add(one);
    }

    assertThat(ours.done()).containsExactly("a");
    assertThat(new ResultFile(file, "others", Clock.systemUTC()).done()).isEmpty();
  }

  @Test
  void aLineThatWasBeingWrittenWhenTheProgramDiedIsCut() throws IOException {
    account("a");
    Path file = folder.resolve("results.csv");
    ResultFile ours = new ResultFile(file, "apps", Clock.systemUTC());
    for (Unlinked one : unlink("a").accounts()) {
      ours.add(one);
    }
    Files.writeString(file, Files.readString(file) + "apps,b,unlin");

    assertThat(ours.done()).containsExactly("a");
    assertThat(Files.readString(file)).endsWith("\n").doesNotContain("apps,b");
  }
}
