package io.rollcall.app.rehearse;

import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.report.Paragraph;
import io.rollcall.lifecycle.report.RunText;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/// A rehearsal as a person reads it.
final class RehearsalText {
  private static final int NAMED = 3;
  private static final int LOSSES = 10;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private final List<String> lines = new ArrayList<>();
  private final boolean all;

  private RehearsalText(boolean all) {
    this.all = all;
  }

  /// @param all whether everybody is named, rather than the first few of each kind
  static List<String> of(Rehearsed rehearsed, boolean all) {
    RehearsalText text = new RehearsalText(all);
    rehearsed.targets().forEach(text::target);
    rehearsed
        .report()
        .writtenBack()
        .forEach(one ->
            text.say(
                "source",
                "%d ids of accounts of %s would be written into %s at %s"
                    .formatted(one.written(), one.target(), one.attribute(), one.source())));
    text.say("", "Rehearsed: nothing was sent to a target or a source but questions.");
    return text.lines;
  }

  private void target(Rehearsed.At at) {
    Copy copy = at.copy();
    if (copy.calls().all() == 0) {
      say(at.report().target(), "nothing was rehearsed:");
      lines.addAll(RunText.target(at.report()));
      return;
    }
    say(
        at.report().target(),
        "copied as of %s: %s, %s"
            .formatted(
                TIME.withZone(ZoneId.systemDefault()).format(copy.at()),
                counted(copy.accounts(), "account"),
                counted(copy.groups(), "group")));
    some(copy.losses(), LOSSES).forEach(loss -> say("not copied", loss));
    RehearsalJson.carriedOut(at.report()).forEach(this::changes);
    lines.addAll(RunText.target(at.report()));
    say("cost", cost(at));
    at.unknown().forEach(one -> say("not known", one));
  }

  private void changes(Change.Kind kind, List<Change> changes) {
    List<String> who = changes.stream().map(change -> change.who().address()).toList();
    int left = all ? 0 : Math.max(0, who.size() - NAMED);
    String named = String.join(" ", who.subList(0, who.size() - left));
    say(
        kind.ofGroup() ? "groups" : kind.word(),
        "%s%,d   %s%s"
            .formatted(
                kind.ofGroup() ? kind.word().replace('-', ' ') + " " : "",
                who.size(),
                named,
                left == 0 ? "" : " and " + left + " more"));
  }

  private static String cost(Rehearsed.At at) {
    String calls =
        "%s (floor %,d), %s"
            .formatted(
                counted(at.report().calls(), "call"),
                at.report().floor(),
                counted(at.report().writes(), "write"));
    return calls + at.atLeast().map(RehearsalText::within).orElse("; no limits are published");
  }

  private static String within(Duration atLeast) {
    String limits = " within the limits that are published";
    if (atLeast.isZero()) {
      return ", without waiting" + limits;
    }
    String span =
        atLeast.toMinutes() < 2 ? atLeast.toSeconds() + " s" : atLeast.toMinutes() + " min";
    return ", at least " + span + limits;
  }

  private static String counted(long number, String thing) {
    return "%,d %s%s".formatted(number, thing, number == 1 ? "" : "s");
  }

  private List<String> some(List<String> sentences, int most) {
    if (all || sentences.size() <= most) {
      return sentences;
    }
    List<String> some = new ArrayList<>(sentences.subList(0, most));
    some.add((sentences.size() - most) + " more, which --all names");
    return some;
  }

  private void say(String head, String text) {
    lines.addAll(Paragraph.of(head.isEmpty() ? "" : "%-10s ".formatted(head), text));
  }
}
