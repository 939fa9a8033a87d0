package io.rollcall.lifecycle.apply;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.DirectoryRecord;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.Managed;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.model.Step;
import io.rollcall.lifecycle.target.Stewardship;
import io.rollcall.lifecycle.target.Stewardship.Leave;
import io.rollcall.lifecycle.target.Target.Answer;
import io.rollcall.lifecycle.target.Unlinking;
import io.rollcall.scim.address.Address;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The steps of one recipe that an organization takes beside SCIM, on an account that it manages.
final class Stewarding {
  private final Stewardship steward;
  private final Standing standing;
  private final String address;
  private final String holder;

  /// @param account the holder of the address, or another one
  Stewarding(Stewardship steward, Standing standing, String account) {
    this.steward = steward;
    this.standing = standing;
    this.address = standing.address();
    this.holder = account;
  }

  StepResult recheck(Step.Recheck recheck) {
    return changed(recheck)
        .map(standing::stop)
        .orElseGet(
            () -> new StepResult.GoOn("account " + holder + " is as it was when this was planned"));
  }

  /// Why the holder is not as it was when the plan was made; empty when it is.
  private Optional<String> changed(Step.Recheck recheck) {
    Optional<Sight> sight =
        steward.account(holder).filter(one -> Address.same(one.address(), address));
    if (sight.isEmpty()) {
      return Optional.of("account " + holder + " does not hold " + address + " any more");
    }
    Optional<Managed> managed = sight.flatMap(Sight::managed);
    if (managed.isEmpty()) {
      return Optional.of("the organization may not change account " + holder + " any more");
    }
    if (managed.get().administrator()) {
      return Optional.of("account " + holder + " is, or may be, an administrator now");
    }
    if (!managed.get().records().equals(recheck.records())) {
      return Optional.of(
          "meanwhile directories know account %s as %s: take it out of the scope of what writes there"
              .formatted(holder, words(managed.get().records())));
    }
    return sight
        .flatMap(Sight::lastActivity)
        .filter(used -> !recheck.used().equals(Optional.of(used)))
        .map(used -> "account " + holder + " holds the address and was used, last on " + used);
  }

  StepResult unlink(Step.Unlink unlink) {
    Answer answer = cut(unlink.records());
    if (answer instanceof Answer.Done) {
      standing.cutLoose();
    }
    return standing.goOn(answer, "no directory drives account " + holder + " now");
  }

  /// Cuts the account from its directories; what it was there is in the journal before.
  Answer cut(List<DirectoryRecord> records) {
    return send(
        "heal: unlink",
        Attributes.of(Attributes.RECORDS, words(records)),
        Attributes.NONE,
        List.of(),
        () ->
            switch (steward.unlink(holder)) {
              case Unlinking.Answer.Done _, Unlinking.Answer.NoRecord _ ->
                  new Answer.Done(Optional.empty());
              case Unlinking.Answer.Refused(int status, String text) ->
                  new Answer.Refused(status, text);
            });
  }

  private static String words(List<DirectoryRecord> records) {
    return records.isEmpty()
        ? "nothing"
        : records.stream()
            .map(one -> "record %s of directory %s".formatted(one.id(), one.directory()))
            .collect(Collectors.joining(", "));
  }

  /// @param since when it was looked before, where there is nothing else left to do but to look
  ///   again for a while
  StepResult await(Optional<Instant> since) {
    Leave leave =
        since
            .map(before -> steward.awaitAddressChange(holder, before))
            .orElseGet(() -> steward.mayChangeAddress(holder));
    return switch (leave) {
      case Leave.Given _ ->
          new StepResult.GoOn("the address of account " + holder + " may be changed");
      case Leave.NotYet _ when since.isEmpty() -> new StepResult.Later();
      case Leave.NotYet _ ->
          standing.wait(
              "account "
                  + holder
                  + " is unlinked, and its address may not be changed yet, unless something linked it again; the next run goes on");
      case Leave.Refused(String hindrance) -> standing.stop(hindrance);
    };
  }

  /// @param retired the link that remembers it
  Answer retire(String name, Link retired) {
    return send(
        "heal: retire",
        Attributes.of(Attributes.USER_NAME, address),
        Attributes.of(Attributes.USER_NAME, name),
        List.of(retired),
        () -> steward.changeAddress(holder, name));
  }

  Answer disable() {
    return send(
        "heal: deactivate",
        Attributes.of(Attributes.ACTIVE, "true"),
        Attributes.of(Attributes.ACTIVE, "false"),
        List.of(),
        () -> steward.disable(holder));
  }

  private Answer send(
      String kind,
      Attributes before,
      Attributes after,
      List<Link> links,
      Supplier<Answer> request) {
    return standing.send(kind, Optional.of(holder), before, after, links, request);
  }
}
