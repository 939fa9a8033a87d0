package io.rollcall.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.util.json.JSONObject;
import io.rollcall.e2e.stage.Program;
import io.rollcall.e2e.stage.Result;
import io.rollcall.e2e.stage.Scissors.Moment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody's new address is on an account that another directory of the same organization drives,
/// or that nobody drives: the organization takes it away from there, beside SCIM, and the rightful
/// account gets it. Killed (SIGKILL) anywhere, the end is the same.
@Tag("blackbox")
final class AddressFreedElsewhereTest {
  @TempDir private Path folder;
  private Organization acme;

  @BeforeEach
  void begin() throws IOException {
    acme = new Organization(folder, "auto");
  }

  @AfterEach
  void end() {
    acme.close();
  }

  /// Somebody who has an account with us and whose new address another directory's account has.
  private final class Conflict {
    private final int number = acme.people();
    private final String old = "ann" + number + "@x.example";
    private final String wanted = "ann.ono" + number + "@x.example";
    private final String rightful;
    private final String duplicate;

    Conflict() throws IOException {
      acme.scissors.putAway();
      acme.staff(number, old);
      acme.run("sync").expect(0);
      rightful = acme.ours.accountAt(old);
      duplicate = acme.theirs.person(wanted, "Ann Ono");
      acme.hasBeenThereForDays(duplicate);
      acme.staff(number, wanted);
    }

    void isHealed() {
      assertThat(acme.ours.accountAt(wanted)).isEqualTo(rightful);
      assertThat(acme.profile(rightful)).contains(wanted, "\"account_status\":\"active\"");
      assertThat(acme.profile(duplicate))
          .contains("ann.ono" + number + ".retired-", "\"account_status\":\"inactive\"");
      assertThat(acme.theirs.at(wanted)).isEmpty();
      acme.scissors.putAway();
      assertThat(acme.run("sync", "--json").expect(0).json().getFieldAsInteger("writes")).isZero();
      assertThat(acme.scissors.passed())
          .isNotEmpty()
          .allMatch(request -> request.startsWith("GET "));
    }
  }

  @Test
  void whatWillBeDoneIsShownAndDone() throws IOException {
    Conflict conflict = new Conflict();

    assertThat(acme.run("plan").expect(0).out())
        .contains("from 1 directory record, which the account outlives");
    Result result = acme.run("apply", "--yes").expect(0);
    assertThat(result.out()).contains("1 healed");
    String number = result.out().replaceAll("(?s).*run (\\d+) done.*", "$1");
    assertThat(acme.run("runs", "show", number).expect(0).out()).contains("from record ");

    conflict.isHealed();
  }

  /// What nothing proves, a person decides, and the next run goes by it.
  @Test
  void whatIsNotProvenIsDecided() throws IOException {
    Conflict conflict = new Conflict();
    acme.service.command("member", "sign-in", "--org", "Acme", "--email", conflict.wanted);

    assertThat(acme.run("sync").expect(3).out()).contains("it was used", "cases decide");
    JSONObject found =
        (JSONObject)
            acme.run("cases", "list", "--json")
                .expect(0)
                .json()
                .getFieldAsArray("cases")
                .getFirst();
    String id = found.getFieldAsString("id");
    assertThat(acme.run("cases", "list").expect(0).out())
        .contains(id, "held-address", conflict.wanted);
    assertThat(acme.run("cases", "show", id.toLowerCase(Locale.ROOT)).expect(0).out())
        .contains("theirs: account " + conflict.duplicate, "not-theirs:");
    assertThat(acme.run("cases", "decide", id, "perhaps").expect(1).err())
        .contains("expected one of theirs, not-theirs");
    assertThat(acme.run("cases", "decide", "000000", "theirs").expect(1).err()).contains("no case");

    acme.run("cases", "decide", id, "not-theirs").expect(0);
    assertThat(acme.run("sync").expect(0).out()).contains("0 open cases");
    assertThat(acme.run("explain", conflict.wanted).expect(0).out())
        .contains("Decided", "not theirs");
    assertThat(acme.run("cases", "list").expect(0).out()).contains("No cases are open.");
    assertThat(acme.run("cases", "list", "--decided").expect(0).out())
        .contains("not-theirs, settled");
    acme.run("cases", "decide", id, "undecided").expect(0);
    assertThat(acme.run("cases", "show", id).expect(1).err()).contains("no case");

    acme.run("sync").expect(3);
    acme.run("cases", "decide", id, "theirs").expect(0);
    assertThat(acme.run("sync").expect(0).out()).contains("1 healed");
    conflict.isHealed();
  }

  @Test
  void killedAtAnyRequestTheEndIsTheSame() throws IOException {
    Conflict uncut = new Conflict();
    acme.scissors.putAway();
    acme.run("sync").expect(0);
    List<String> requests = acme.scissors.passed();
    uncut.isHealed();
    int killed = 0;
    for (int position = 1; position <= requests.size(); position++) {
      boolean reads =
          requests.get(position - 1).startsWith("GET ")
              || requests.get(position - 1).endsWith("/search");
      List<Moment> moments = reads ? List.of(Moment.BEFORE) : List.of(Moment.BEFORE, Moment.AFTER);
      for (Moment moment : moments) {
        Conflict conflict = new Conflict();
        Program[] program = new Program[1];
        acme.scissors.cutAt(position, moment, () -> program[0].kill());
        program[0] = acme.rollcall().start("sync");
        program[0].end();
        program[0].close();
        assertThat(acme.scissors.happened()).isTrue();
        acme.scissors.putAway();

        Result next = acme.run("sync");

        assertThat(next.exit())
            .as("%s request %d (%s): %s", moment, position, requests.get(position - 1), next.out())
            .isZero();
        conflict.isHealed();
        killed++;
      }
    }
    System.out.printf("%d requests, killed %d times%n", requests.size(), killed);
  }
}
