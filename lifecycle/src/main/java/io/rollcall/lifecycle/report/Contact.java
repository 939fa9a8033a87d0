package io.rollcall.lifecycle.report;

import io.rollcall.lifecycle.correlate.Correlation;
import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.scim.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Who would be whose at a target.
///
/// @param target the target's name
public record Contact(String target, Correlation.All correlated) {
  /// 0 when everybody is clear, 3 when a person must decide about somebody.
  public int exitCode() {
    return of(Correlation.Doubtful.class).isEmpty() ? 0 : 3;
  }

  private <T extends Correlation> List<T> of(Class<T> kind) {
    return correlated.people().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /// As programs read it.
  public Json.Obj json() {
    return Json.object()
        .put("target", target)
        .put("linked", (long) of(Correlation.Linked.class).size())
        .put(
            "matched",
            Json.array(
                of(Correlation.Matched.class).stream()
                    .map(one ->
                        person(one.person())
                            .put("account", account(one.account()))
                            .put("evidence", one.evidence())
                            .build())
                    .toList()))
        .put(
            "doubtful",
            Json.array(
                of(Correlation.Doubtful.class).stream()
                    .map(one -> person(one.person()).put("candidates", candidates(one)).build())
                    .toList()))
        .put(
            "lost",
            Json.array(
                of(Correlation.Lost.class).stream()
                    .map(one -> person(one.person()).put("account", one.link().accountId()).build())
                    .toList()))
        .put(
            "unknown",
            Json.array(
                of(Correlation.Unknown.class).stream()
                    .map(one -> person(one.person()).build())
                    .toList()))
        .put("orphans", Json.array(correlated.orphans().stream().map(Contact::account).toList()))
        .build();
  }

  private static Json.Builder person(Person person) {
    return Json.object()
        .put("source", person.id().source())
        .put("id", person.id().id())
        .put("who", person.address())
        .put("name", person.name());
  }

  private static Json account(Account account) {
    return Json.object()
        .put("id", account.id())
        .put("address", account.address())
        .put("active", account.active())
        .build();
  }

  private static Json candidates(Correlation.Doubtful one) {
    return Json.array(
        one.candidates().stream()
            .map(candidate ->
                Json.object()
                    .put("account", account(candidate.account()))
                    .put("score", (long) candidate.score())
                    .put("evidence", candidate.evidence())
                    .build())
            .toList());
  }

  /// As a person reads it.
  ///
  /// @param all whether those who are clear are listed, too
  public List<String> lines(boolean all) {
    List<Correlation.Matched> matched = of(Correlation.Matched.class);
    List<Correlation.Unknown> unknown = of(Correlation.Unknown.class);
    List<String> lines = new ArrayList<>();
    lines.add(
        "%-9s %,d linked · %,d matched · %,d doubtful · %,d new · %s nobody's"
            .formatted(
                target,
                of(Correlation.Linked.class).size() + of(Correlation.Lost.class).size(),
                matched.size(),
                of(Correlation.Doubtful.class).size(),
                unknown.size(),
                Count.of(correlated.orphans().size(), "account is", "accounts are")));
    lines.add("");
    if (all) {
      matched.forEach(one ->
          lines.addAll(
              Paragraph.of(
                  "= link     ",
                  one.person().name()
                      + " <"
                      + one.person().address()
                      + "> is account "
                      + one.account().id()
                      + " "
                      + one.account().address()
                      + "   "
                      + one.evidence())));
      unknown.forEach(one ->
          lines.add("+ create   " + one.person().name() + " <" + one.person().address() + ">"));
    } else {
      evidence(matched).forEach(lines::add);
    }
    of(Correlation.Doubtful.class).forEach(one -> lines.addAll(doubtful(one)));
    correlated
        .orphans()
        .forEach(one -> lines.add("? nobody's " + one.address() + "   " + one.id()));
    return lines;
  }

  /// How many were matched by what.
  private static List<String> evidence(List<Correlation.Matched> matched) {
    return matched.stream()
        .collect(
            Collectors.groupingBy(
                one -> kind(one.evidence()), java.util.TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(entry ->
            "= link     " + Count.of(entry.getValue(), "person", "people") + "   " + entry.getKey())
        .toList();
  }

  // "same address ann@…" and "same address bob@…" are one kind of evidence.
  private static String kind(String evidence) {
    return java.util.Arrays.stream(evidence.split(", "))
        .map(part -> part.replaceAll("\\s*\\S*[@0-9]\\S*", ""))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static List<String> doubtful(Correlation.Doubtful one) {
    List<String> lines = new ArrayList<>();
    lines.add("? doubtful " + one.person().name() + " <" + one.person().address() + ">");
    one.candidates()
        .forEach(candidate ->
            lines.addAll(
                Paragraph.of(
                    " ".repeat(11),
                    candidate.account().id()
                        + " "
                        + candidate.account().address()
                        + "   "
                        + candidate.evidence())));
    return lines;
  }
}
