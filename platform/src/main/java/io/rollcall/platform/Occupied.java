package io.rollcall.platform;

import io.rollcall.platform.Holder.Kind;
import io.rollcall.platform.sql.AccountRow;
import io.rollcall.platform.sql.MembershipRow;
import io.rollcall.platform.sql.OrganizationRows;
import io.rollcall.platform.sql.RecordRow;
import io.rollcall.platform.sql.UserRow;
import io.rollcall.scim.address.Address;
import io.rollcall.scim.message.Echo;
import java.time.Instant;
import java.util.Optional;

/// Explains that an address is taken, to each reader what that reader may know: the caller gets the
/// class of the holder, the organization's log the next legal step, the operator the truth.
final class Occupied {
  private static final String OUTSIDE_STEP =
      "Use another address. If this one belongs to your organization, have its domain verified for your organization, or"
          + " ask whoever runs this platform to release it.";

  private static final String DUPLICATE_STEP =
      "If the holder is a duplicate: rename it by PATCH, then repeat.";
  private static final String INACTIVE_RECORD_STEP =
      "Activate the holder by PATCH if it is the same person; if it is a duplicate, rename or delete it, then repeat.";

  private static final String ADDRESSED_STEP =
      "If the holder is a duplicate: remove its records from the directories of the organization, give its account"
          + " another address, then repeat.";

  private Occupied() {}

  /// @param attribute what the value was given as
  static <T> Outcome<T> refuse(
      Act act, Caller.OfDirectory caller, String attribute, String value, Holding holding) {
    return refuse(act, caller, attribute, value, holding, Optional.empty());
  }

  /// @param step the next step, where it is another than the holder's standing says
  static <T> Outcome<T> refuse(
      Act act,
      Caller.OfDirectory caller,
      String attribute,
      String value,
      Holding holding,
      Optional<String> step) {
    Holder usual = holder(holding, Optional.of(caller.preset()));
    Holder holder = step.map(usual::withNextStep).orElse(usual);
    return refuse(
        act,
        caller.organizationId(),
        taken(act, caller.preset(), attribute, value, holder),
        about(holding, value),
        truth(act, caller.platformId(), value, holding));
  }

  /// The address of an account, asked for by no directory.
  static <T> Outcome<T> refuseAddress(
      Act act,
      OrganizationRows.Row organization,
      Optional<Preset> preset,
      String value,
      Holding holding) {
    return refuse(
        act,
        organization.id(),
        new Refusal.Taken("email", value, holder(holding, preset), act.ids().diagnosis()),
        about(holding, value),
        truth(act, organization.platformId(), value, holding));
  }

  private static Refusal.Taken taken(
      Act act, Preset preset, String attribute, String value, Holder holder) {
    Optional<String> phrase =
        preset
            .phrases()
            .addressTaken()
            .filter(_ -> isPhrased(preset, attribute))
            .map(text -> text.replace("{value}", value));
    return new Refusal.Taken(
        attribute, value, holder, act.ids().diagnosis(), phrase, preset.rules().takenIs());
  }

  private static boolean isPhrased(Preset preset, String attribute) {
    return switch (preset.addressIs()) {
      case PRIMARY_EMAIL -> attribute.equals("emails");
      case USER_NAME -> preset.rules().takenIs() == Preset.TakenIs.INVALID;
      case MANAGED_ONLY -> false;
    };
  }

  /// A value that another User of this directory has.
  static <T> Outcome<T> byUser(
      Act act, Caller.OfDirectory caller, String attribute, String value, UserRow user) {
    RecordRow record = user.record();
    Holder holder =
        user.account().isDeleting()
            ? deleting(user.account())
            : new Holder(
                record.active() ? Kind.USER : Kind.INACTIVE,
                Optional.of(Instant.ofEpochMilli(record.createdAt())),
                Optional.of(caller.name()),
                record.active() ? DUPLICATE_STEP : INACTIVE_RECORD_STEP);
    return refuse(
        act,
        caller.organizationId(),
        taken(act, caller.preset(), attribute, value, holder),
        Subject.of(user),
        "Record " + record.id() + " of account " + record.accountId());
  }

  private static <T> Outcome<T> refuse(
      Act act, String organizationId, Refusal.Taken refusal, Subject about, String truth) {
    Holder holder = refusal.holder();
    String detail =
        refusal.phrase().map(phrase -> phrase + " ").orElse("")
            + refusal.attribute()
            + " "
            + Echo.of(refusal.value())
            + " is held by "
            + holder.phrase()
            + ". Next step: "
            + holder.nextStep();
    return act.refuse(organizationId, refusal, about, detail, Optional.of(truth));
  }

  /// Where an account has the address of the e-mail, a userName leads nowhere.
  private static Holder holder(Holding holding, Optional<Preset> preset) {
    Holder holder = byStanding(holding, preset);
    return switch (holding.standing()) {
      case USER, INACTIVE, CUT, ON_OUR_DOMAIN ->
          preset.filter(p -> p.addressIs() == Preset.AddressIs.PRIMARY_EMAIL).isPresent()
              ? holder.withNextStep(ADDRESSED_STEP)
              : holder;
      case NOBODY, GUEST, ANOTHER_PERSON, DELETING, OUTSIDE -> holder;
    };
  }

  private static Holder byStanding(Holding holding, Optional<Preset> preset) {
    return switch (holding.standing()) {
      case USER -> here(Kind.USER, holding, DUPLICATE_STEP);
      case INACTIVE ->
          here(
              Kind.INACTIVE,
              holding,
              "Activate the holder if it is the same person; if it is a duplicate, activate and rename it by PATCH, then"
                  + " repeat.");
      case GUEST -> here(Kind.GUEST, holding, guestStep(preset));
      case CUT -> cut(holding, preset);
      case DELETING -> deleting(holding.account().orElseThrow());
      case ON_OUR_DOMAIN ->
          new Holder(
              Kind.ON_YOUR_DOMAIN,
              holding.account().map(account -> Instant.ofEpochMilli(account.createdAt())),
              Optional.empty(),
              "Link the account by POST of this userName; then it can be renamed by PATCH.");
      case ANOTHER_PERSON ->
          new Holder(
              Kind.ANOTHER_PERSON,
              holding
                  .membership()
                  .flatMap(MembershipRow::severing)
                  .map(how -> Instant.ofEpochMilli(how.at())),
              Optional.empty(),
              "If it is the same person, repeat with the externalId under which the directory knew the account; if not,"
                  + " use another address, or have the account unlinked from the organization first.");
      case OUTSIDE, NOBODY ->
          new Holder(Kind.OUTSIDE, Optional.empty(), Optional.empty(), OUTSIDE_STEP);
    };
  }

  private static Holder deleting(AccountRow account) {
    return new Holder(
        Kind.DELETING,
        Optional.empty(),
        account.deletionDue().map(Instant::ofEpochMilli),
        Optional.empty(),
        "Have the deletion cancelled, by whoever manages the account, if it is the same person; if not, wait until it is"
            + " erased, or use another address.");
  }

  private static Holder here(Kind kind, Holding holding, String nextStep) {
    Optional<MembershipRow> membership = holding.membership();
    return new Holder(
        kind,
        membership.map(row -> Instant.ofEpochMilli(row.since())),
        membership.flatMap(MembershipRow::from).map(MembershipRow.DirectoryName::name),
        nextStep);
  }

  private static String guestStep(Optional<Preset> preset) {
    return preset.filter(p -> p.creation().ofGuest() == Preset.CreateOfGuest.PROMOTE).isPresent()
        ? "Make the guest a member by POST of this userName; then it can be renamed by PATCH."
        : "Make the guest a member in the app's own pages; then repeat.";
  }

  private static Holder cut(Holding holding, Optional<Preset> preset) {
    Optional<MembershipRow.Severing> severing =
        holding.membership().flatMap(MembershipRow::severing);
    return new Holder(
        Kind.CUT,
        severing.map(how -> Instant.ofEpochMilli(how.at())),
        severing.flatMap(MembershipRow.Severing::directory),
        preset.filter(p -> p.creation().ofCut() == Preset.CreateOfCut.LINK).isPresent()
            ? "Bring the account back by POST of this userName or by inviting it again; rename it by PATCH; then repeat."
            : "Bring the account back by inviting it again; rename it by PATCH; then repeat.");
  }

  /// An account outside is not named, whatever it is.
  private static Subject about(Holding holding, String value) {
    return switch (holding.standing()) {
      case USER, INACTIVE, GUEST, CUT, ANOTHER_PERSON, ON_OUR_DOMAIN, DELETING ->
          new Subject(holding.account().map(AccountRow::id), Optional.of(value));
      case OUTSIDE, NOBODY -> Subject.address(value);
    };
  }

  private static String truth(Act act, String platformId, String value, Holding holding) {
    String domain = Address.domain(value);
    return holding
        .account()
        .map(account ->
            "Account "
                + account.id()
                + account
                    .deletionDue()
                    .map(due -> ", to be erased at " + Instant.ofEpochMilli(due))
                    .orElse("")
                + "; "
                + String.join("; ", act.memberships().whereabouts(account.id())))
        .orElseGet(() ->
            "No account; the domain "
                + domain
                + " is verified by "
                + act.domains()
                    .owner(platformId, domain)
                    .flatMap(owner -> act.organizations().byId(owner))
                    .map(owner -> owner.name())
                    .orElse("nobody"));
  }
}
