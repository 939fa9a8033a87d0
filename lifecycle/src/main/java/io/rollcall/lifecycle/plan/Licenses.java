package io.rollcall.lifecycle.plan;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Case;
import io.rollcall.lifecycle.model.Grants.License;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.Who;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Counts licenses while a plan is made, so that no more are given than there may be, and keeps
/// what may not be given or taken out of changes. Licenses of accounts that lose access in this
/// plan are free at the next run, when they really are.
final class Licenses {
  private final Situation situation;
  private final Map<String, Integer> used = new HashMap<>();
  private final List<Case> cases = new ArrayList<>();

  Licenses(Situation situation) {
    this.situation = situation;
    if (!situation.rules().policies().grants().licenses().isEmpty()) {
      situation.seen().accounts().stream()
          .filter(Account::active)
          .forEach(account -> count(account.attributes().value(Attributes.LICENSE)));
    }
  }

  List<Case> cases() {
    return cases;
  }

  /// Why somebody can have no account: their license is used up. A license that is left is theirs
  /// from now on.
  Optional<Case> refused(Person person, Attributes wanted) {
    Optional<License> spent = taken(wanted.value(Attributes.LICENSE));
    return spent.map(license -> Questions.noLicense(Who.of(person), license, "is not created"));
  }

  /// What of the differences of an account is sent; empty: it is switched off, and stays so since
  /// its license is used up.
  Optional<Attributes> sent(Person person, Account account, Attributes differing) {
    Attributes allowed = allowed(person, account, differing);
    if (account.active() && !allowed.has(Attributes.LICENSE)) {
      return Optional.of(allowed);
    }
    Optional<License> spent = taken(account.attributes().and(allowed).value(Attributes.LICENSE));
    if (spent.isEmpty()) {
      return Optional.of(allowed);
    }
    String result = account.active() ? "keeps the one it has" : "stays switched off";
    cases.add(Questions.noLicense(Who.of(person), spent.get(), result));
    return account.active() ? Optional.of(allowed.without(Attributes.LICENSE)) : Optional.empty();
  }

  private Attributes allowed(Person person, Account account, Attributes differing) {
    Attributes allowed = differing;
    String wanted = differing.value(Attributes.LICENSE);
    String present = account.attributes().value(Attributes.LICENSE);
    List<String> possible = situation.seen().traits().changedLicenses();
    if (wanted.equalsIgnoreCase(present)) {
      allowed = allowed.without(Attributes.LICENSE);
    } else if (!wanted.isEmpty()
        && !possible.isEmpty()
        && possible.stream().noneMatch(wanted::equalsIgnoreCase)) {
      cases.add(Questions.notChanged(Who.of(person), present, wanted, situation.seen().target()));
      allowed = allowed.without(Attributes.LICENSE);
    }
    return kept(person, account, allowed);
  }

  private Attributes kept(Person person, Account account, Attributes differing) {
    Attributes allowed = differing;
    if (situation.rules().policies().protection().account(account)) {
      for (String path : differing.values().keySet()) {
        boolean changesLicense =
            path.equals(Attributes.LICENSE)
                && !account.attributes().value(Attributes.LICENSE).isEmpty();
        if (changesLicense || (Attributes.isRole(path) && differing.value(path).isEmpty())) {
          cases.add(
              Questions.protectedAccount(
                  Who.of(person),
                  account,
                  "would lose its " + (changesLicense ? "license" : path)));
          allowed = allowed.without(path);
        }
      }
    }
    return allowed;
  }

  /// The license, when it is used up; else one of it is given.
  private Optional<License> taken(String name) {
    Optional<License> spent =
        situation
            .rules()
            .policies()
            .grants()
            .license(name)
            .filter(license ->
                license.most().filter(most -> used.getOrDefault(key(name), 0) >= most).isPresent());
    if (spent.isEmpty()) {
      count(name);
    }
    return spent;
  }

  private void count(String license) {
    used.merge(key(license), 1, Integer::sum);
  }

  private static String key(String license) {
    return license.toLowerCase(Locale.ROOT);
  }
}
