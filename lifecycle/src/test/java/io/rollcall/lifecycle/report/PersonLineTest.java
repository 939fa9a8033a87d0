package io.rollcall.lifecycle.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Case;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Who;
import io.rollcall.lifecycle.store.Cases;
import io.rollcall.lifecycle.store.Operation;
import io.rollcall.lifecycle.store.Operation.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PersonLineTest {
  private static final Instant AT = Instant.parse("2026-11-23T09:00:00Z");

  private static Operation sent(
      int number, String person, String kind, String account, String before, String after) {
    return new Operation(
        1 + number / 10,
        number,
        "app",
        Optional.of(new SourceId("staff", person)),
        "Pat " + person,
        after,
        kind,
        Optional.of(account),
        before.isEmpty() ? Attributes.NONE : Attributes.of(Attributes.USER_NAME, before),
        after.isEmpty() ? Attributes.NONE : Attributes.of(Attributes.USER_NAME, after),
        State.DONE,
        Optional.empty(),
        Optional.of("done"),
        AT,
        Optional.of(AT));
  }

  private static Operation undone(
      int number, String account, String before, String after, String address, State state) {
    Operation one = sent(number, "p1", "heal: undo", account, before, after);
    return new Operation(
        one.run(),
        one.number(),
        one.target(),
        one.person(),
        one.who(),
        address,
        one.kind(),
        one.accountId(),
        one.before(),
        one.after(),
        state,
        Optional.empty(),
        Optional.of("so it was answered"),
        one.sentAt(),
        one.answeredAt());
  }

  private static Operation refused(Operation one) {
    return ended(one, State.REFUSED);
  }

  private static Operation settled(Operation one) {
    return ended(one, State.SETTLED);
  }

  private static Operation ended(Operation one, State state) {
    return new Operation(
        one.run(),
        one.number(),
        one.target(),
        one.person(),
        one.who(),
        one.address(),
        one.kind(),
        one.accountId(),
        one.before(),
        one.after(),
        state,
        Optional.of(409),
        Optional.of("not unique"),
        one.sentAt(),
        one.answeredAt());
  }

  @Test
  void isOneLineForAPersonWhateverItTook() {
    List<PersonLine> lines =
        PersonLine.of(
            List.of(
                sent(1, "p1", "rename", "11", "a@old.example", "a@new.example"),
                refused(sent(2, "p2", "rename", "22", "b@old.example", "b@new.example")),
                sent(3, "p2", "heal: bring back", "99", "", "b@new.example"),
                sent(4, "p2", "heal: retire", "99", "b@new.example", "b.retired-99@new.example"),
                sent(5, "p2", "heal: rename", "22", "b@old.example", "b@new.example"),
                sent(6, "p2", "heal: deactivate", "99", "", ""),
                refused(sent(17, "p3", "rename", "33", "c@old.example", "c@new.example")),
                sent(18, "p5", "heal: unlink", "55", "", ""),
                sent(19, "p5", "heal: rename", "aid", "e@old.example", "e@new.example"),
                sent(20, "p5", "heal: provision", "56", "", "e@new.example"),
                refused(sent(21, "p5", "heal: deactivate", "55", "", "")),
                sent(31, "p1", "update", "11", "", ""),
                sent(32, "p2", "deactivate", "22", "", ""),
                settled(sent(22, "p6", "rename", "66", "f@old.example", "f@new.example"))),
            List.of());

    assertThat(lines)
        .extracting(line -> String.join("|", line.cells().subList(1, 9)) + "|" + line.note())
        .containsExactly(
            "p1|Pat p1|11|a@old.example|a@new.example|renamed||4|",
            "p2|Pat p2|22|b@old.example|b@new.example|deactivated|99 now b.retired-99@new.example|4|",
            "p3|Pat p3||||refused||2|not unique",
            "p5|Pat p5|56|e@old.example|e@new.example|healed||3|not unique",
            "p6|Pat p6||||looked up||3|not unique");
  }

  @Test
  void whatWasTakenBackIsNotToldAsHealed() {
    List<Operation> healed =
        List.of(
            sent(1, "p1", "heal: retire", "99", "a@new.example", "a.retired-99@new.example"),
            sent(2, "p1", "heal: rename", "11", "a@old.example", "a@new.example"));
    Operation way = undone(11, "11", "a@new.example", "a@old.example", "a@new.example", State.DONE);
    Operation back =
        undone(12, "99", "a.retired-99@new.example", "a@new.example", "a@new.example", State.DONE);
    Operation off = undone(13, "99", "", "", "a@new.example", State.DONE);
    Operation uncut = undone(13, "99", "a@new.example", "", "a@new.example", State.REFUSED);
    Operation cut = undone(14, "99", "a@new.example", "", "a@new.example", State.DONE);
    Operation refused =
        undone(
            12, "99", "a.retired-99@new.example", "a@new.example", "a@new.example", State.REFUSED);

    assertThat(
            Stream.of(
                    Stream.concat(healed.stream(), Stream.of(way, back)).toList(),
                    Stream.concat(healed.stream(), Stream.of(way, refused, off)).toList(),
                    Stream.concat(healed.stream(), Stream.of(way)).toList(),
                    List.of(way, back),
                    List.of(way, back, uncut),
                    List.of(way, back, uncut, cut))
                .map(sent -> PersonLine.of(sent, List.of()).getFirst())
                .map(line -> String.join("|", line.cells().subList(3, 8)) + "|" + line.note()))
        .containsExactly(
            "11|a@new.example|a@old.example|taken back||",
            "11|a@new.example|a@old.example|refused|99 now a.retired-99@new.example|so it was answered",
            "11|a@new.example|a@old.example|half taken back|99 now a.retired-99@new.example|",
            "11|a@new.example|a@old.example|taken back||",
            "11|a@new.example|a@old.example|taken back||so it was answered",
            "11|a@new.example|a@old.example|taken back||");
  }

  @Test
  void anOpenCaseIsWhatCounts() {
    Who who = new Who(Optional.of(new SourceId("staff", "p4")), "Pat p4", "d@new.example");
    Case held = new Case(who, Case.Kind.HELD_ADDRESS, "d@new.example", "a guest has it", "ask");
    List<PersonLine> lines =
        PersonLine.of(
            List.of(),
            List.of(new Cases.Kept("app", held, AT, Optional.empty(), Optional.empty())));

    assertThat(lines)
        .extracting(PersonLine::outcome, PersonLine::note)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("open", held.id("app") + ": a guest has it"));
  }

  @Test
  void aTableIsSafeToOpen() {
    PersonLine line =
        new PersonLine(
            "app",
            new SourceId("staff", " =1+1"),
            "＠SUM(A1)",
            "",
            "",
            "",
            "open",
            "",
            0,
            AT,
            "two\nlines, \"quoted\"");

    assertThat(PersonCsv.of(List.of(line)).lines())
        .containsExactly(
            "target,person,name,account,before,after,outcome,duplicate,run,at,note",
            "app,'=1+1,'＠SUM(A1),,,,open,,,2026-11-23T09:00:00Z,\"two lines, \"\"quoted\"\"\"");
  }
}
