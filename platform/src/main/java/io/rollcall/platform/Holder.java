package io.rollcall.platform;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// Who holds an address, as far as one reader may know. Whoever is not entitled sees [Kind#OUTSIDE]
/// and nothing else, whatever the cause.
///
/// @param since since when (in the organization; for an account that was cut: when it was cut)
/// @param until when the address is free if nobody does anything, where that is known
/// @param directory the name of the directory that made it so, where one did
/// @param nextStep what the reader may do now, in a sentence
public record Holder(
    Kind kind,
    Optional<Instant> since,
    Optional<Instant> until,
    Optional<String> directory,
    String nextStep) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  public enum Kind {
    /// An active member or administrator of the reader's organization: visible over SCIM.
    USER("an active User of this organization"),
    /// A deactivated member or administrator: visible over SCIM.
    INACTIVE("a deactivated User of this organization"),
    GUEST("a guest of this organization, whom SCIM does not show"),
    /// Once in the organization, and cut from it; account and address remained.
    CUT("an account that was cut from this organization and kept its address"),
    /// Known to the reader's directory under another externalId than the one that was sent.
    ANOTHER_PERSON("another person's account, which this directory knew under another externalId"),
    /// On a domain that the reader's organization has verified, but not in the organization.
    ON_YOUR_DOMAIN("an account on a domain of this organization that does not belong to it"),
    /// Deleted by whoever manages it, and can still be had back: in the reader's organization, or
    /// on its domain.
    DELETING("an account in its deletion period"),
    OUTSIDE("an account or a verified domain outside your organization");

    private final String phrase;

    Kind(String phrase) {
      this.phrase = phrase;
    }
  }

  Holder(Kind kind, Optional<Instant> since, Optional<String> directory, String nextStep) {
    this(kind, since, Optional.empty(), directory, nextStep);
  }

  public Holder {
    if (kind == Kind.OUTSIDE && (since.isPresent() || until.isPresent() || directory.isPresent())) {
      throw new IllegalArgumentException("A holder outside is told without date and directory");
    }
  }

  Holder withNextStep(String step) {
    return new Holder(kind, since, until, directory, step);
  }

  /// Fits after "is held by".
  public String phrase() {
    return kind.phrase
        + since.map(instant -> " (since " + DAY.format(instant) + by() + ")").orElse("")
        + until.map(instant -> " (until " + DAY.format(instant) + ")").orElse("");
  }

  private String by() {
    return directory.map(name -> ", by directory " + name).orElse("");
  }
}
