package io.rollcall.lifecycle.report;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.HealPolicy;
import io.rollcall.lifecycle.model.Holder;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.plan.Diagnosis;
import io.rollcall.lifecycle.report.Explanation.AtTarget;
import io.rollcall.lifecycle.report.Explanation.Happening;
import io.rollcall.scim.address.Address;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// An explanation as the help desk reads it.
public final class ExplanationText {
  private final List<String> lines = new ArrayList<>();
  private final DateTimeFormatter time;

  private ExplanationText(ZoneId zone) {
    this.time = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH).withZone(zone);
  }

  public static List<String> of(Explanation explanation, ZoneId zone) {
    ExplanationText text = new ExplanationText(zone);
    text.person(explanation);
    explanation.targets().forEach(target -> text.target(explanation, target));
    return text.lines;
  }

  private void line(String title, String text) {
    lines.addAll(Paragraph.of("%-10s ".formatted(title), text));
  }

  private void person(Explanation explanation) {
    if (explanation.problem().isPresent()) {
      lines.addAll(Paragraph.of("", explanation.problem().get()));
      return;
    }
    if (explanation.person().isEmpty()) {
      line(
          "Person",
          explanation.personId().isPresent()
              ? explanation.personId().get() + " is no longer in scope at the source"
              : explanation.who() + " is nobody in scope at the source");
      return;
    }
    Person person = explanation.person().get();
    String number = person.attributes().value(Attributes.EMPLOYEE_NUMBER);
    String was =
        explanation.formerly().isEmpty()
            ? ""
            : " · was " + String.join(", ", explanation.formerly());
    line(
        "Person",
        person.name()
            + (number.isEmpty() ? "" : " · employee " + number)
            + was
            + (person.active() ? "" : " · switched off")
            + " · "
            + person.id());
  }

  private void target(Explanation explanation, AtTarget at) {
    if (explanation.targets().size() > 1) {
      lines.add("");
      line("Target", at.target());
    }
    account(at);
    address(at);
    evidence(at);
    groups(at);
    history(at.history());
    next(at);
  }

  private void account(AtTarget at) {
    if (at.account().isEmpty()) {
      line(
          "Account",
          at.link().isPresent()
              ? "…"
                  + StepText.shortId(at.link().get().accountId()).replace("…", "")
                  + " is linked, but SCIM shows it no more"
              : "none is linked");
      return;
    }
    Account account = at.account().get();
    String linked =
        at.link()
            .map(link ->
                " · linked since " + time.format(link.since()) + " (" + link.evidence() + ")")
            .orElse(" · linked to nobody");
    line(
        "Account",
        account.id()
            + " · "
            + account.address()
            + (account.active() ? " · active" : " · inactive")
            + at.sight().map(sight -> " · " + used(sight)).orElse("")
            + linked);
  }

  private String used(Sight sight) {
    return sight.role()
        + ", "
        + sight.lastActivity().map(last -> "last used " + time.format(last)).orElse("never used");
  }

  private void address(AtTarget at) {
    boolean theirs =
        at.account().filter(account -> Address.same(account.address(), at.address())).isPresent();
    if (theirs) {
      line("Address", at.address() + " is on this account");
      return;
    }
    if (at.holder().isPresent()
        && at.holder().get() instanceof Holder.Recorded recorded
        && at.refusal().isEmpty()) {
      line(
          "Address",
          at.address()
              + " is on no account that this organization shows; "
              + at.diagnosis().map(Diagnosis::words).orElse("a record")
              + ", has it, which may be in the way. "
              + recorded.way());
      return;
    }
    if (at.holder().isPresent()) {
      line("Address", at.address() + " is NOT free: " + holder(at.holder().get(), at));
      return;
    }
    line("Address", at.address() + " is on no account that this organization shows");
  }

  private void evidence(AtTarget at) {
    at.diagnosis()
        .ifPresent(one -> line("Known by", String.join("; ", one.evidence()) + waiting(at, one)));
    at.maker()
        .ifPresent(one -> {
          line("Made by", one.by() + one.at().map(when -> ", " + time.format(when)).orElse(""));
          line("Prevent", one.prevention());
        });
    at.score()
        .filter(one -> !one.parts().isEmpty())
        .ifPresent(one ->
            line(
                "Proof",
                one.toString().substring("proof ".length())
                    + (one.against().isEmpty()
                        ? ""
                        : ". Against it, whatever the points: "
                            + String.join("; ", one.against()))));
  }

  private static boolean elsewhere(AtTarget at) {
    return at.diagnosis()
        .filter(one -> one.kind() == Diagnosis.Kind.OTHER_ORGANIZATION)
        .isPresent();
  }

  // Whoever waits for a colleague waits for the order in which a run goes.
  private static String waiting(AtTarget at, Diagnosis diagnosis) {
    boolean waits = at.next().isEmpty() && at.cases().isEmpty();
    return diagnosis.kind() == Diagnosis.Kind.LINKED && waits && at.link().isPresent()
        ? "; whoever needs it waits until they have another"
        : "";
  }

  private String holder(Holder holder, AtTarget at) {
    return switch (holder) {
      case Holder.Visible visible ->
          "account "
              + StepText.shortId(visible.account().id())
              + at.diagnosis()
                  .filter(one -> one.kind() == Diagnosis.Kind.LINKED)
                  .flatMap(Diagnosis::person)
                  .map(owner -> " holds it and is linked to " + owner)
                  .orElse(" holds it and is linked to nobody")
              + visible.sight().map(sight -> " (" + used(sight) + ")").orElse("");
      case Holder.Unseen unseen ->
          "account "
              + StepText.shortId(unseen.sight().accountId())
              + " holds it, "
              + unseen.sight().kind()
              + (unseen.sight().record().isPresent()
                  ? ". SCIM shows it under another userName"
                  : unseen.sight().visibleOverScim()
                      ? ""
                      : ". SCIM does not show such accounts, so searches are empty and its id answers 404")
              + unseen.sight().way().map(way -> ". " + way).orElse("");
      case Holder.Recorded recorded ->
          at.diagnosis().map(Diagnosis::words).orElse("a record") + ", holds it. " + recorded.way();
      case Holder.Unasked _ when elsewhere(at) ->
          "an account outside your organization holds it, as the target says. Nobody else could be asked";
      case Holder.Unasked unasked ->
          "an account that SCIM does not show holds it, and nobody can say which: " + unasked.why();
      case Holder.Hidden hidden ->
          hidden.lastAccount().map(id -> "account " + StepText.shortId(id)).orElse("some account")
              + " holds it. That account is outside your organization, so it does not show in searches, and"
              + " deleting it again will not free the address: an address belongs to the account on the whole"
              + " platform, not to the membership";
    };
  }

  private void groups(AtTarget at) {
    String title = "Groups";
    for (Explanation.Standing one : at.groups()) {
      line(title, one.word() + " " + one.name() + ": " + one.why());
      title = "";
    }
  }

  private void history(List<Happening> history) {
    String title = "How so";
    for (Happening one : history) {
      String head = "%-10s %-12s  ".formatted(title, time.format(one.at()));
      lines.addAll(Paragraph.of(head, happening(one) + "   by " + one.by()));
      title = "";
    }
  }

  private static String happening(Happening one) {
    return one.what()
        + one.accountId().map(id -> " " + StepText.shortId(id)).orElse("")
        + (one.note().isEmpty() ? "" : " " + one.note());
  }

  private void next(AtTarget at) {
    at.decided().forEach(one -> line("Decided", "account " + one.accountId() + ": " + one.words()));
    at.cases()
        .forEach(one -> {
          line("Open", one.text());
          line("Do now", one.next());
          if (!one.choices().isEmpty() && at.kept().contains(one.id(at.target()))) {
            line("Or decide", "`./rollcall cases show " + one.id(at.target()) + "`");
          }
        });
    for (Change change : at.next()) {
      if (change instanceof Change.Members) {
        continue;
      }
      if (change instanceof Change.Heal heal) {
        String steps = heal.steps().size() + " steps: " + heal.reason();
        if (at.heal() == HealPolicy.AUTO) {
          line("Next run", "heals it in " + steps);
        } else {
          line("Can heal", "once somebody agrees, in " + steps);
        }
        line("Do now", "./rollcall heal " + at.address());
      } else {
        line("Next run", change.kind().word() + ": " + change.reason());
      }
    }
    if (at.cases().isEmpty() && at.next().isEmpty()) {
      line("Next run", "changes nothing here");
    }
  }
}
