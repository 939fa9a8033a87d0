package io.rollcall.app.engine.doctor;

import io.rollcall.lifecycle.mapping.GroupRules.Choice;
import io.rollcall.lifecycle.model.SourceGroup;
import java.util.ArrayList;
import java.util.List;

/// Tells which groups of the source a target shall have.
///
/// @param choice what the configuration makes of the groups of the source
record GroupCheck(String what, Choice choice) {
  private static final int SHOWN = 5;

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        choice.wanted().isEmpty()
            ? Finding.warning(
                what, "no group of the source is meant, so none is made or followed; see groups")
            : Finding.ok(what, "%s follow the source: %s".formatted(count(), names())));
    choice
        .missing()
        .forEach(name ->
            findings.add(
                Finding.warning(
                    what, "no group of the source is called " + name + "; was it renamed?")));
    choice.unclear().stream()
        .limit(SHOWN)
        .forEach(one ->
            findings.add(
                Finding.warning(
                    what,
                    "%s: %s; nothing is changed in it".formatted(one.group().name(), one.why()))));
    int more = choice.unclear().size() - SHOWN;
    if (more > 0) {
      findings.add(Finding.warning(what, more + " more have no value; plan shows all of them"));
    }
    return findings;
  }

  private String count() {
    int all = choice.wanted().size();
    return all == 1 ? "1 group" : all + " groups";
  }

  private String names() {
    List<String> names = choice.wanted().stream().map(SourceGroup::name).sorted().toList();
    String some = String.join(", ", names.stream().limit(SHOWN).toList());
    return names.size() > SHOWN ? some + " and " + (names.size() - SHOWN) + " more" : some;
  }
}
