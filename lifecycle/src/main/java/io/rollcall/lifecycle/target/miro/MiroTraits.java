package io.rollcall.lifecycle.target.miro;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.target.Traits;
import io.rollcall.lifecycle.target.Traits.Fact;
import io.rollcall.lifecycle.target.Traits.Groups;
import io.rollcall.lifecycle.target.Traits.Rate;
import io.rollcall.lifecycle.target.scim.ScimGroups;
import io.rollcall.lifecycle.target.scim.ScimUsers;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What is known about Miro, from its public documentation.
public final class MiroTraits {
  static final String REST = "rest";

  private static final String READ = "2026-11";
  private static final String OPENAPI =
      "github.com/miroapp/api-clients packages/generator/spec.json @3a2506b";
  private static final String THREAD = "community.miro.com topic 17064";
  private static final String ERRORS = "developers.miro.com/docs/errors";
  private static final String GROUPS = "developers.miro.com/docs/scim; /reference/patchgroup";
  private static final String SCIM_RATES = "developers.miro.com/reference/rate-limits";
  private static final String REST_RATES = "developers.miro.com/docs/rate-limiting";

  private static final int FULL_NAME = 60;

  private MiroTraits() {}

  public static Traits traits() {
    return new Traits(
        0,
        1000,
        false,
        false,
        false,
        List.of(
            Attributes.DISPLAY_NAME,
            Attributes.GIVEN_NAME,
            Attributes.FAMILY_NAME,
            Attributes.EMPLOYEE_NUMBER,
            Attributes.DEPARTMENT,
            Attributes.LICENSE,
            Attributes.ROLES),
        List.of(Attributes.GIVEN_NAME, Attributes.FAMILY_NAME),
        Map.of(
            Attributes.DISPLAY_NAME, FULL_NAME,
            Attributes.GIVEN_NAME, FULL_NAME,
            Attributes.FAMILY_NAME, FULL_NAME,
            Attributes.EMPLOYEE_NUMBER, 20,
            Attributes.DEPARTMENT, 120),
        List.of("Full"),
        new Groups(false, true, 8_000, 100),
        rates(),
        facts());
  }

  private static List<Rate> rates() {
    return List.of(
        per30Seconds(ScimUsers.LIST, 200),
        per30Seconds(ScimUsers.READ, 200),
        per30Seconds(ScimUsers.CREATE, 200),
        per30Seconds(ScimUsers.CHANGE, 100),
        per30Seconds(ScimUsers.DELETE, 20),
        per30Seconds(ScimGroups.LIST, 5),
        per30Seconds(ScimGroups.READ, 20),
        per30Seconds(ScimGroups.SMALL_CHANGE, 100),
        per30Seconds(ScimGroups.LARGE_CHANGE, 5),
        // 100,000 credits a minute; every call counted like the dearest that we make, at level 3,
        // 500 credits.
        new Rate(REST, 200, Duration.ofMinutes(1)));
  }

  private static Rate per30Seconds(String name, int calls) {
    return new Rate(name, calls, Duration.ofSeconds(30));
  }

  private static List<Fact> facts() {
    return List.of(
        new Fact(
            "A list answers at most 1000 Users, though ServiceProviderConfig says 200: go on from what came.",
            OPENAPI,
            READ),
        new Fact("externalId is in none of the schemas.", OPENAPI, READ),
        new Fact("A create needs userName, name.givenName and name.familyName.", OPENAPI, READ),
        new Fact(
            "Deleting cuts the account from the organization; the profile keeps its address.",
            THREAD,
            READ),
        new Fact("The userName of an inactive User cannot be changed (409).", ERRORS, READ),
        new Fact(
            "An address is unique on all of Miro. A second one is refused with 400 invalidValue or 409; both say 'not unique'.",
            ERRORS + "; " + THREAD,
            READ),
        new Fact(
            "SCIM shows members and company admins only; to it a guest's id is 404.", THREAD, READ),
        new Fact(
            "displayName has at most 60 characters, and so have givenName and familyName together.",
            OPENAPI,
            READ),
        new Fact(
            "Changes are Add, Remove or Replace with a path each; active is sent as the text true or false.",
            OPENAPI,
            READ),
        new Fact(
            "Groups are teams that exist already, found by their name; SCIM neither creates nor deletes them. Their SCIM name may be changed.",
            GROUPS,
            READ),
        new Fact(
            "One change of a Group has at most 8,000 members and 800,000 bytes.", ERRORS, READ),
        new Fact(
            "Adding an inactive User to a Group makes the User active; adding a guest makes a member with a full license.",
            OPENAPI,
            READ),
        new Fact(
            "userType is the license. A change can raise it to Full and lower it to nothing; deactivating frees the seat.",
            OPENAPI,
            READ),
        new Fact(
            "Everybody has one role of organization_user_role, and any number of organization_admin_role, by name.",
            OPENAPI,
            READ),
        new Fact("Calls in 30 seconds, by class of calls.", SCIM_RATES, READ),
        new Fact("REST calls cost credits, 100,000 a minute.", REST_RATES, READ));
  }
}
