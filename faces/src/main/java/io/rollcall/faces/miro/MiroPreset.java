package io.rollcall.faces.miro;

import io.rollcall.faces.scim.Dialect;
import io.rollcall.platform.Choice;
import io.rollcall.platform.Preset;
import io.rollcall.scim.message.Echo;
import io.rollcall.scim.schema.Schemas;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Miro's policies and its dialect of SCIM, as values. Sources: developers.miro.com (SCIM API,
/// April 2026) and the Miro community thread on changing addresses.
public final class MiroPreset {
  public static final String NAME = "miro";
  static final List<String> BASE = List.of("api", "v1", "scim");
  private static final int MOST_NAMED = 100;

  private static final Preset PRESET =
      new Preset(
          NAME,
          Preset.ScimId.ACCOUNT,
          Preset.UserIs.MEMBERSHIP,
          Preset.AddressIs.USER_NAME,
          Preset.ActiveIs.MEMBERSHIP,
          new Preset.Creation(
              Preset.CreateOfCut.LINK,
              Preset.CreateOfAnother.LINK,
              Preset.CreateOfGuest.PROMOTE,
              Preset.CreateOfInactive.CONFLICT),
          Preset.DeleteMeans.SEVER,
          Optional.empty(),
          Preset.GroupAdds.EVERYBODY_EVER_HERE,
          Optional.of("Full"),
          true,
          Optional.of(MiroRoles.settable()),
          new Preset.Kept.Only(
              Set.of("name", "displayName", "photos", "preferredLanguage", Schemas.ENTERPRISE_URN)),
          new Preset.Shape(MiroSchemas.types(), Optional.empty()),
          Preset.Unique.PLAIN,
          new Preset.Phrases(
              Optional.of("User name '{value}' is invalid: 'not unique'"),
              Optional.empty(),
              Optional.empty()),
          new Preset.Rules(
              Preset.GroupsAre.TEAMS,
              Preset.LastTeam.LEAVES,
              Preset.TakenIs.CONFLICT,
              MiroSchemas.values(),
              EnumSet.allOf(Choice.class)));

  private static final Dialect DIALECT =
      new Dialect(
          NAME,
          _ -> "/" + String.join("/", BASE),
          100,
          1000,
          Set.of(
              Dialect.Feature.REPLACE_USERS,
              Dialect.Feature.OWN_GROUPS,
              Dialect.Feature.SORT,
              Dialect.Feature.VERSION_HEADER),
          new Dialect.MissingMethods(
              "",
              "A group belongs to a team: make or delete the team in the app, or with"
                  + " POST /v2/orgs/{org}/teams; here its name and members can be changed with PATCH."),
          404,
          List.of("resourceType", "location"),
          MiroRates.scim(),
          type -> type,
          Optional.empty(),
          new Dialect.Bounds(200, 800_000, 8_000),
          new Dialect.Words(Optional.of(MiroPreset::noValidResources)));

  private MiroPreset() {}

  private static String noValidResources(List<String> ids) {
    return "No valid resources: ["
        + ids.stream()
            .limit(MOST_NAMED)
            .map(id -> "{memberId=" + Echo.of(id) + ", display=null}")
            .collect(Collectors.joining(", "))
        + (ids.size() > MOST_NAMED ? ", …" : "")
        + "]";
  }

  public static Preset preset() {
    return PRESET;
  }

  public static Dialect dialect() {
    return DIALECT;
  }
}
