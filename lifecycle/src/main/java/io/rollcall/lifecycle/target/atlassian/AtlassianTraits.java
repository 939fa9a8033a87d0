package io.rollcall.lifecycle.target.atlassian;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.target.Traits;
import io.rollcall.lifecycle.target.Traits.Fact;
import io.rollcall.lifecycle.target.Traits.Groups;
import java.util.List;
import java.util.Map;

/// What is known about Atlassian, from its public documentation.
public final class AtlassianTraits {
  private static final String READ = "2026-11";
  private static final String PROVISIONING =
      "developer.atlassian.com/cloud/admin/user-provisioning/rest";
  private static final String INTRO = PROVISIONING + "/intro";
  private static final String KB =
      "support.atlassian.com kb how-to-fetch-all-users-via-user-provisioning-scim-api";

  private AtlassianTraits() {}

  public static Traits traits() {
    return new Traits(
        0,
        100,
        true,
        false,
        true,
        List.of(
            Attributes.DISPLAY_NAME,
            Attributes.EMAIL,
            Attributes.EXTERNAL_ID,
            Attributes.GIVEN_NAME,
            Attributes.FAMILY_NAME,
            Attributes.DEPARTMENT),
        List.of(),
        Map.of(),
        List.of(),
        new Groups(true, false, 100, 100),
        List.of(),
        facts());
  }

  private static List<Fact> facts() {
    return List.of(
        new Fact("A list answers at most 100 Users.", KB, READ),
        new Fact(
            "externalId is the client's; its uniqueness is the client's job.", PROVISIONING, READ),
        new Fact(
            "Of the enterprise extension only organization and department are stored; no employeeNumber.",
            PROVISIONING,
            READ),
        new Fact("A User needs a primary e-mail; it is the account's address.", PROVISIONING, READ),
        new Fact(
            "A PATCH that replaces all of emails may be refused although it is right; Entra sets the value of the work e-mail instead.",
            "jira.atlassian.com ID-8027; learn.microsoft.com atlassian-cloud-provisioning-tutorial",
            READ),
        new Fact(
            "active=false deactivates a managed account; its address stays its own.",
            PROVISIONING,
            READ),
        new Fact(
            "DELETE deletes the record and deactivates a managed account.", PROVISIONING, READ),
        new Fact(
            "An address of another account is refused with 409 'Resource [USER]: with email[…] already exists'.",
            PROVISIONING,
            READ),
        new Fact("A Group's name cannot be changed.", PROVISIONING, READ),
        new Fact("A name that any group of the site has is refused with 409.", PROVISIONING, READ),
        new Fact("The directory's key and the organization's are two credentials.", INTRO, READ));
  }
}
