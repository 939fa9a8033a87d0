package io.rollcall.lifecycle.apply;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.DirectoryRecord;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.model.Step;
import io.rollcall.lifecycle.model.Who;
import io.rollcall.lifecycle.target.Stewardship;
import io.rollcall.lifecycle.target.Stewardship.Leave;
import io.rollcall.lifecycle.target.Target.Answer;
import io.rollcall.lifecycle.target.Unlinking;
import io.rollcall.scim.address.Address;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The steps of one recipe that an organization takes beside SCIM, on a holder that it manages.
final class Stewarding {
  private final Stewardship steward;
  private final Recorder recorder;
  private final Who who;
  private final String address;
  private final String holder;

  /// @param who whose recipe it is
  /// @param address what it is about
  /// @param holder the account that holds it
  Stewarding(Stewardship steward, Recorder recorder, Who who, String address, String holder) {
    this.steward = steward;
    this.recorder = recorder;
    this.who = who;
    this.address = address;
    this.holder = holder;
  }

  /// Why the holder is not as it was when the plan was made; empty when it is.
  Optional<String> changed(Step.Recheck recheck) {
    Optional<Sight> sight = steward.account(holder);
    if (sight.filter(one -> Address.same(one.address(), address)).isEmpty()) {
      return Optional.of("account " + holder + " does not hold " + address + " any more");
    }
    return sight
        .flatMap(Sight::lastActivity)
        .filter(used -> !recheck.used().equals(Optional.of(used)))
        .map(used -> "account " + holder + " holds the address and was used, last on " + used);
  }

  /// The records are in the journal before they go: nobody else remembers them.
  Answer unlink(Step.Unlink unlink) {
    String records =
        unlink.records().stream().map(Stewarding::words).collect(Collectors.joining(", "));
    return send(
        "heal: unlink",
        Attributes.of(Attributes.RECORDS, records),
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

  private static String words(DirectoryRecord record) {
    return record.directory() + "/" + record.id();
  }

  Leave await() {
    return steward.awaitAddressChange(holder);
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
    return recorder.send(
        new Recorder.Intent(who, address, kind, Optional.of(holder), before, after),
        request,
        _ -> links);
  }
}
