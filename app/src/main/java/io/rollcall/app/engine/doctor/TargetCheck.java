package io.rollcall.app.engine.doctor;

import io.rollcall.lifecycle.TargetSetup;
import io.rollcall.lifecycle.mapping.Mapping;
import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Grants;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.SourceGroup;
import io.rollcall.lifecycle.source.Source.Read;
import io.rollcall.lifecycle.target.Target;
import io.rollcall.lifecycle.target.TargetTrouble;
import io.rollcall.lifecycle.target.Traits;
import io.rollcall.lifecycle.target.Traits.Rate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Asks a target what a run would ask, and writes nothing.
final class TargetCheck {
  private static final Duration WINDOW = Duration.ofDays(14);

  private final TargetSetup setup;
  private final Target target;
  private final Optional<Read.Complete> source;
  private final Clock clock;
  private final Doctor.Sent sent;
  private final String what;
  private final List<Finding> findings = new ArrayList<>();

  /// @param source who is in scope, where that could be read
  /// @param sent what the journal has
  TargetCheck(TargetSetup setup, Optional<Read.Complete> source, Clock clock, Doctor.Sent sent) {
    this.clock = clock;
    this.sent = sent;
    this.setup = setup;
    this.target = setup.target();
    this.source = source;
    this.what = "target " + target.name();
  }

  List<Finding> findings() {
    tried(this::accounts)
        .ifPresent(accounts -> {
          traits(target.traits());
          mapped(target.traits());
          granted(target.traits());
          tried(() -> behind(accounts)).ifPresent(findings::add);
          tried(this::permissions).ifPresent(findings::addAll);
          tried(this::writers).ifPresent(findings::add);
          groups();
        });
    return List.copyOf(findings);
  }

  private <T> Optional<T> tried(Supplier<T> question) {
    try {
      return Optional.of(question.get());
    } catch (TargetTrouble trouble) {
      findings.add(Finding.failed(what, trouble.text()));
      return Optional.empty();
    }
  }

  private List<Account> accounts() {
    long before = target.calls();
    List<Account> accounts = target.readAll();
    long calls = target.calls() - before;
    findings.add(
        Finding.ok(
            what,
            "the base URL is right, the token is accepted and may list: %s accounts, %s calls"
                .formatted(accounts.size(), calls)));
    int page = target.traits().pageSize();
    int expected = target.traits().setup() + Math.max(1, (accounts.size() + page - 1) / page);
    if (calls > expected) {
      findings.add(
          Finding.warning(
              what + ": pages",
              "reading took %s calls where %s were expected: the server sends fewer than the %s accounts a page that are asked for, or calls were repeated. Runs are right, and slower."
                  .formatted(calls, expected, page)));
    }
    return accounts;
  }

  private void traits(Traits traits) {
    String rates =
        traits.rates().isEmpty()
            ? "no known rate limit"
            : String.join(", ", traits.rates().stream().map(TargetCheck::rate).distinct().toList());
    findings.add(
        Finding.ok(
            what + ": traits",
            "stores %s; %s; an inactive account %s its address; %s"
                .formatted(
                    String.join(", ", traits.settable().stream().map(TargetCheck::last).toList()),
                    traits.keepsExternalId() ? "keeps externalId" : "keeps no externalId",
                    traits.freesAddress() ? "frees" : "holds",
                    rates)));
  }

  private static String rate(Rate rate) {
    return "%s: %s in %s s".formatted(rate.name(), rate.calls(), rate.window().toSeconds());
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf(':') + 1);
  }

  private void granted(Traits traits) {
    Grants grants = setup.policies().grants();
    if (!grants.licenses().isEmpty() && !traits.stores(Attributes.LICENSE)) {
      findings.add(never("licenses", Attributes.LICENSE));
    }
    if (!grants.roles().isEmpty() && !traits.stores(Attributes.ROLES)) {
      findings.add(never("roles", Attributes.ROLES));
    }
  }

  private Finding never(String key, String path) {
    return Finding.warning(
        what + ": " + key,
        "the target does not store %s, so none is ever sent; take %s out".formatted(path, key));
  }

  private void mapped(Traits traits) {
    Mapping mapping = setup.mapping();
    List<String> lost =
        mapping.paths().stream()
            .filter(path -> !path.equals(Attributes.USER_NAME) && !path.equals(Attributes.ACTIVE))
            .filter(path -> !traits.settable().contains(path))
            .map(TargetCheck::last)
            .toList();
    if (!lost.isEmpty()) {
      findings.add(
          Finding.warning(
              what + ": map",
              "the target does not store %s, so what is mapped to it is never sent; take it out of map"
                  .formatted(String.join(", ", lost))));
    }
    source.ifPresent(read -> {
      Read.Complete shown = mapping.apply(read);
      int failed = shown.unusable().size() - read.unusable().size();
      if (failed > 0) {
        findings.add(
            Finding.warning(
                what + ": map",
                "%s people have no value: %s".formatted(failed, shown.unusable().getLast().why())));
      }
      required(traits, shown.people());
    });
  }

  private void required(Traits traits, List<Person> people) {
    for (String path : traits.required()) {
      List<Person> lacking =
          people.stream().filter(person -> person.attributes().value(path).isBlank()).toList();
      if (!lacking.isEmpty()) {
        findings.add(
            Finding.warning(
                what + ": " + last(path),
                "%s people have none, %s for one, and nobody can be created without; the source or map must give it"
                    .formatted(lacking.size(), lacking.getFirst().address())));
      }
    }
  }

  private Finding behind(List<Account> accounts) {
    if (!target.canLookBehind()) {
      return Finding.warning(
          what + ": hidden accounts",
          "nobody can be asked about accounts that SCIM does not show; an address that one of them holds becomes a case");
    }
    if (accounts.isEmpty()) {
      return Finding.ok(what + ": hidden accounts", "no account to ask about yet");
    }
    var _ = target.lookBehind(accounts.getFirst().address());
    return Finding.ok(
        what + ": hidden accounts", "the other API answers, and its token is accepted");
  }

  private List<Finding> permissions() {
    return target.permissions().stream()
        .map(one ->
            one.hindrance()
                .map(why ->
                    Finding.warning(what + ": rights", "may not %s: %s".formatted(one.act(), why)))
                .orElseGet(() -> Finding.ok(what + ": rights", "may " + one.act())))
        .toList();
  }

  private Finding writers() {
    Instant since = clock.instant().minus(WINDOW);
    return new WriterCheck(
            what + ": second writer", target.writing(since), sent.since(target.name(), since))
        .finding();
  }

  private void groups() {
    if (setup.groups().any() && source.isPresent()) {
      List<SourceGroup> groups = source.get().groups();
      findings.addAll(new GroupCheck(what + ": groups", setup.groups().of(groups)).findings());
    }
  }
}
