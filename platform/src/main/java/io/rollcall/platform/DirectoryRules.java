package io.rollcall.platform;

import io.rollcall.platform.sql.DirectoryRows;
import io.rollcall.platform.sql.OrganizationRows;
import io.rollcall.scim.message.Echo;
import io.rollcall.scim.message.Leniencies;
import io.rollcall.scim.message.Leniency;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a directory may be like, and how two states of one differ.
///
/// @param presets the presets that it may have
record DirectoryRules(Presets presets) {
  static final String NO_RATE_LIMITS = "off";
  static final String VENDORS_RATE_LIMITS = "vendor";
  private static final List<String> RATE_LIMITS = List.of(VENDORS_RATE_LIMITS, NO_RATE_LIMITS);

  static DirectoryRules of(Presets presets) {
    return new DirectoryRules(presets);
  }

  Optional<Refusal> refusal(OrganizationRows.Row organization, NewDirectory wanted) {
    Optional<Refusal> wrong =
        invalid(wanted.name(), wanted.rateLimits().orElse(NO_RATE_LIMITS))
            .or(() -> unknownPreset(wanted))
            .or(() -> presets.named(wanted.preset()).flatMap(wanted.choices()::refusal));
    return wrong.isPresent()
        ? wrong
        : organization
            .preset()
            .filter(other -> !other.equals(wanted.preset()))
            .map(other ->
                new Refusal.Forbidden(
                    "onePreset",
                    "All directories of an organization have one preset; this one has "
                        + other
                        + "."));
  }

  private Optional<Refusal> unknownPreset(NewDirectory wanted) {
    List<String> names = presets.all().stream().map(Preset::name).toList();
    return names.contains(wanted.preset())
        ? Optional.empty()
        : Optional.of(
            new Refusal.Invalid(
                "invalidValue",
                "There is no preset "
                    + Echo.of(wanted.preset())
                    + "; there is: "
                    + String.join(", ", names)
                    + "."));
  }

  static Optional<Refusal> invalid(String name, String rateLimits) {
    if (name.isBlank()) {
      return Optional.of(new Refusal.Invalid("invalidValue", "A directory needs a name."));
    }
    if (!NameLength.fits(name)) {
      return Optional.of(
          new Refusal.Invalid("invalidValue", NameLength.refusal("The name of a directory", name)));
    }
    return RATE_LIMITS.contains(rateLimits)
        ? Optional.empty()
        : Optional.of(
            new Refusal.Invalid(
                "invalidValue", "Rate limits are vendor or off, not " + Echo.of(rateLimits) + "."));
  }

  /// What is asked for and is not so, if anything is.
  static Optional<String> difference(Directory present, NewDirectory wanted) {
    List<String> differences = new ArrayList<>();
    if (!present.preset().name().equals(wanted.preset())) {
      differences.add(
          "its preset is " + present.preset().name() + ", not " + Echo.of(wanted.preset()));
    }
    wanted
        .rateLimits()
        .filter(limits -> !limits.equals(present.rateLimits()))
        .ifPresent(limits ->
            differences.add(
                "its rate limits are " + present.rateLimits() + ", not " + Echo.of(limits)));
    wanted
        .leniencies()
        .filter(leniencies -> !leniencies.equals(present.leniencies()))
        .ifPresent(leniencies ->
            differences.add(
                "it refuses " + words(present.leniencies()) + ", not " + words(leniencies)));
    wanted
        .choices()
        .made()
        .forEach((choice, word) -> {
          String is = choice.of(present.preset());
          if (!is.equals(word)) {
            differences.add("its " + choice.word() + " is " + is + ", not " + Echo.of(word));
          }
        });
    return differences.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", differences));
  }

  static DirectoryRows.Row updated(DirectoryRows.Row row, DirectoryUpdate update) {
    Set<Leniency> refused = EnumSet.noneOf(Leniency.class);
    refused.addAll(update.leniencies().orElseGet(() -> leniencies(row)).switchedOff());
    refused.addAll(update.refuse());
    refused.removeAll(update.allow());
    return new DirectoryRows.Row(
        row.id(),
        row.organizationId(),
        update.name().map(String::strip).orElse(row.name()),
        row.preset(),
        update.rateLimits().orElse(row.rateLimits()),
        column(new Leniencies(refused)),
        Choices.read(row.choices()).then(update.choices()).column(),
        row.createdAt());
  }

  /// What was changed, for the log.
  static String change(Directory before, Directory after) {
    List<String> changes = new ArrayList<>();
    if (!before.name().equals(after.name())) {
      changes.add("it is called " + after.name() + " now");
    }
    if (!before.rateLimits().equals(after.rateLimits())) {
      changes.add("its rate limits are " + after.rateLimits() + " now");
    }
    if (!before.leniencies().equals(after.leniencies())) {
      changes.add("it refuses " + words(after.leniencies()) + " now");
    }
    for (Choice choice : Choice.values()) {
      String is = choice.of(after.preset());
      if (!choice.of(before.preset()).equals(is)) {
        changes.add("its " + choice.word() + " is " + is + " now");
      }
    }
    return "Directory " + before.name() + " changed: " + String.join("; ", changes) + ".";
  }

  /// As the table has them.
  static Leniencies leniencies(DirectoryRows.Row row) {
    return Leniencies.read(
        Arrays.stream(row.refusedLeniencies().split(" ")).filter(name -> !name.isEmpty()).toList());
  }

  static String column(Leniencies leniencies) {
    return String.join(" ", leniencies.refused());
  }

  private static String words(Leniencies leniencies) {
    if (leniencies.equals(Leniencies.LENIENT)) {
      return "no leniency";
    }
    return leniencies.equals(Leniencies.STRICT)
        ? "every leniency"
        : String.join(", ", leniencies.refused());
  }
}
