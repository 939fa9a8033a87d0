package io.rollcall.platform;

import io.rollcall.platform.Holder.Kind;
import io.rollcall.platform.sql.AccountRow;
import io.rollcall.platform.sql.MembershipRow;
import java.time.Instant;
import java.util.Optional;

/// Explains that an address is taken, to each reader what that reader may know: the caller gets the
/// class of the holder, the organization's log the next legal step, the operator the truth.
final class Occupied {
  private static final String OUTSIDE_STEP =
      "Use another address. If this one belongs to your organization, have its domain verified for your organization, or"
          + " ask whoever runs this platform to release it.";

  private Occupied() {}

  static <T> Outcome<T> refuse(
      Act act, Caller.OfDirectory caller, EmailAddress address, Holding holding) {
    Holder holder = holder(holding, caller.preset());
    Refusal.Taken refusal =
        new Refusal.Taken("userName", address.text(), holder, act.ids().diagnosis());
    String detail =
        "userName "
            + address.text()
            + " is held by "
            + holder.phrase()
            + ". Next step: "
            + holder.nextStep();
    return act.refuse(
        caller.organizationId(),
        refusal,
        about(holding, address),
        detail,
        Optional.of(truth(act, caller, address, holding)));
  }

  private static Holder holder(Holding holding, Preset preset) {
    return switch (holding.standing()) {
      case USER ->
          here(
              Kind.USER, holding, "If the holder is a duplicate: rename it by PATCH, then repeat.");
      case INACTIVE ->
          here(
              Kind.INACTIVE,
              holding,
              "Activate the holder if it is the same person; if it is a duplicate, activate and rename it by PATCH, then"
                  + " repeat.");
      case GUEST -> here(Kind.GUEST, holding, guestStep(preset));
      case CUT -> cut(holding, preset);
      case ON_OUR_DOMAIN ->
          new Holder(
              Kind.ON_YOUR_DOMAIN,
              holding.account().map(account -> Instant.ofEpochMilli(account.createdAt())),
              Optional.empty(),
              "Link the account by POST of this userName; then it can be renamed by PATCH.");
      case OUTSIDE, NOBODY ->
          new Holder(Kind.OUTSIDE, Optional.empty(), Optional.empty(), OUTSIDE_STEP);
    };
  }

  private static Holder here(Kind kind, Holding holding, String nextStep) {
    Optional<MembershipRow> membership = holding.membership();
    return new Holder(
        kind,
        membership.map(row -> Instant.ofEpochMilli(row.since())),
        membership.flatMap(MembershipRow::from).map(MembershipRow.DirectoryName::name),
        nextStep);
  }

  private static String guestStep(Preset preset) {
    return switch (preset.createOfGuest()) {
      case PROMOTE ->
          "Make the guest a member by POST of this userName; then it can be renamed by PATCH.";
      case CONFLICT -> "Make the guest a member in the app's own pages; then repeat.";
    };
  }

  private static Holder cut(Holding holding, Preset preset) {
    Optional<MembershipRow.Severing> severing =
        holding.membership().flatMap(MembershipRow::severing);
    return new Holder(
        Kind.CUT,
        severing.map(how -> Instant.ofEpochMilli(how.at())),
        severing.flatMap(MembershipRow.Severing::directory),
        switch (preset.createOfCut()) {
          case LINK ->
              "Bring the account back by POST of this userName or by inviting it again; rename it by PATCH; then repeat.";
          case CONFLICT ->
              "Bring the account back by inviting it again; rename it by PATCH; then repeat.";
        });
  }

  /// An account outside is not named, whatever it is.
  private static Subject about(Holding holding, EmailAddress address) {
    return switch (holding.standing()) {
      case USER, INACTIVE, GUEST, CUT, ON_OUR_DOMAIN ->
          new Subject(holding.account().map(AccountRow::id), Optional.of(address.text()));
      case OUTSIDE, NOBODY -> Subject.address(address.text());
    };
  }

  private static String truth(
      Act act, Caller.OfDirectory caller, EmailAddress address, Holding holding) {
    return holding
        .account()
        .map(account ->
            "Account "
                + account.id()
                + "; "
                + String.join("; ", act.memberships().whereabouts(account.id())))
        .orElseGet(() ->
            "No account; the domain "
                + address.domain()
                + " is verified by "
                + act.domains()
                    .owner(caller.platformId(), address.domain())
                    .flatMap(owner -> act.organizations().byId(owner))
                    .map(owner -> owner.name())
                    .orElse("nobody"));
  }
}
