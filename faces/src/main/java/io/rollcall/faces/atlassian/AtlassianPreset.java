package io.rollcall.faces.atlassian;

import io.rollcall.faces.scim.Dialect;
import io.rollcall.platform.Preset;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Atlassian's policies and its dialect of SCIM, as values. Sources, and what is chosen here
/// because none says it: docs/targets/atlassian.md.
public final class AtlassianPreset {
  public static final String NAME = "atlassian";
  static final List<String> BASE = List.of("scim", "directory");

  private static final Preset PRESET =
      new Preset(
          NAME,
          Preset.ScimId.RECORD,
          Preset.UserIs.RECORD,
          Preset.AddressIs.PRIMARY_EMAIL,
          Preset.ActiveIs.ACCOUNT,
          new Preset.Creation(
              Preset.CreateOfCut.LINK,
              Preset.CreateOfAnother.LINK_IF_MANAGED,
              Preset.CreateOfGuest.CONFLICT,
              Preset.CreateOfInactive.CONFLICT,
              Preset.CreateOfDisabled.ENABLED),
          Preset.DeleteMeans.RECORD_GOES_AND_DISABLES,
          Optional.of(Duration.ofDays(14)),
          Preset.GroupAdds.USERS_ONLY,
          Optional.empty(),
          false,
          Optional.empty(),
          new Preset.Kept.Everything(),
          new Preset.Shape(
              AtlassianSchemas.types(),
              Optional.of(
                  new Preset.AccountAttribute(
                      AtlassianSchemas.ACCOUNT_URN, AtlassianSchemas.ACCOUNT_ID))),
          new Preset.Unique(Preset.ExternalIds.IN_DIRECTORY, Preset.GroupNames.IN_ORGANIZATION),
          new Preset.Phrases(
              Optional.of("Resource [USER]: with email[{value}] already exists."),
              Optional.of("Resource [USER] One email address need to be marked as primary."),
              Optional.of(
                  "Failed to create group of name {name} for OrgId {organization} due to existing group with same name in"
                      + " organization")),
          Preset.Rules.plain(Preset.UserIs.RECORD));

  private static final Dialect DIALECT =
      new Dialect(
          NAME,
          directoryId -> "/" + String.join("/", BASE) + "/" + directoryId,
          100,
          100,
          Set.of(
              Dialect.Feature.REPLACE_USERS,
              Dialect.Feature.OWN_GROUPS,
              Dialect.Feature.EXCLUSION,
              Dialect.Feature.REFERENCES),
          new Dialect.MissingMethods("", ""),
          400,
          List.of("resourceType", "location", "created", "lastModified"),
          AtlassianRates.scim(),
          type -> type.toUpperCase(Locale.ROOT),
          Optional.of(
              new Dialect.Filters(List.of("userName", "externalId"), List.of("displayName"))),
          Dialect.Bounds.plain(100),
          Dialect.Words.PLAIN);

  private AtlassianPreset() {}

  public static Preset preset() {
    return PRESET;
  }

  public static Dialect dialect() {
    return DIALECT;
  }
}
