package io.rollcall.faces.standard;

import io.rollcall.faces.scim.Dialect;
import io.rollcall.platform.Preset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// SCIM as the RFCs have it: a User is what one directory was sent, and nothing of it is changed or
/// dropped.
public final class StandardPreset {
  public static final String NAME = "standard";
  static final List<String> BASE = List.of("scim", "v2");

  private static final Preset PRESET =
      new Preset(
          NAME,
          Preset.ScimId.RECORD,
          Preset.UserIs.RECORD,
          Preset.AddressIs.MANAGED_ONLY,
          Preset.ActiveIs.RECORD,
          new Preset.Creation(
              Preset.CreateOfCut.LINK,
              Preset.CreateOfAnother.CONFLICT,
              Preset.CreateOfGuest.CONFLICT,
              Preset.CreateOfInactive.CONFLICT),
          Preset.DeleteMeans.RECORD_GOES,
          Optional.empty(),
          Preset.GroupAdds.USERS_ONLY,
          Optional.empty(),
          false,
          Optional.empty(),
          new Preset.Kept.Everything(),
          Preset.Shape.PLAIN,
          Preset.Unique.PLAIN,
          Preset.Phrases.NONE,
          Preset.Rules.plain(Preset.UserIs.RECORD));

  private static final Dialect DIALECT =
      new Dialect(
          NAME,
          directoryId -> "/" + String.join("/", BASE) + "/" + directoryId,
          100,
          1_000,
          EnumSet.allOf(Dialect.Feature.class),
          new Dialect.MissingMethods("", ""),
          400,
          List.of("resourceType", "created", "lastModified", "location", "version"),
          StandardRates.scim(),
          UnaryOperator.identity(),
          Optional.empty(),
          Dialect.Bounds.plain(1_000),
          Dialect.Words.PLAIN);

  private StandardPreset() {}

  public static Preset preset() {
    return PRESET;
  }

  public static Dialect dialect() {
    return DIALECT;
  }
}
