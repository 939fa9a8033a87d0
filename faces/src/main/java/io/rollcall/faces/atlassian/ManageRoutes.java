package io.rollcall.faces.atlassian;

import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.platform.ManagedAccount;
import io.rollcall.platform.Outcome;
import io.rollcall.platform.Platform;
import io.rollcall.scim.address.Address;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Echo;
import java.time.Instant;
import java.util.List;

/// What an organization does to one account that it manages.
record ManageRoutes(Platform platform) {
  private static final String ACCOUNT = "/users/{account}/manage";
  private static final int LONGEST_NAME = 100;

  List<AtlassianRoute> all() {
    return List.of(
        AtlassianRoute.of("GET", ACCOUNT, this::privileges),
        AtlassianRoute.of("GET", ACCOUNT + "/profile", this::profile),
        AtlassianRoute.of("PATCH", ACCOUNT + "/profile", this::changeProfile),
        AtlassianRoute.of("PUT", ACCOUNT + "/email", this::changeEmail),
        AtlassianRoute.of("POST", ACCOUNT + "/lifecycle/disable", this::disable),
        AtlassianRoute.of("POST", ACCOUNT + "/lifecycle/enable", this::enable),
        AtlassianRoute.of("POST", ACCOUNT + "/lifecycle/delete", this::delete),
        AtlassianRoute.of("POST", ACCOUNT + "/lifecycle/cancel-delete", this::cancelDelete),
        AtlassianRoute.of("GET", ACCOUNT + "/api-tokens", this::tokens),
        AtlassianRoute.of("DELETE", ACCOUNT + "/api-tokens/{token}", this::revokeToken));
  }

  private ManagedAccount account(AtlassianCall call) {
    return AccountRefusals.done(
        platform.managedAccounts().get(call.caller(), call.organization(), call.account()));
  }

  private WireAnswer privileges(AtlassianCall call) {
    List<String> names = call.wanted().parameters("privileges");
    for (String name : names) {
      if (!Privileges.NAMES.contains(name)) {
        throw AtlassianError.violated(
                "privileges",
                "invalid",
                "There is no privilege %s; possible: %s."
                    .formatted(Echo.of(name), String.join(", ", Privileges.NAMES)))
            .refusal();
      }
    }
    return AtlassianAnswers.ok(new Privileges(account(call)).json(names));
  }

  private WireAnswer profile(AtlassianCall call) {
    return profile(account(call));
  }

  private static WireAnswer profile(ManagedAccount account) {
    return AtlassianAnswers.ok(
        Json.object().put("account", AtlassianShapes.profile(account)).build());
  }

  private WireAnswer changeProfile(AtlassianCall call) {
    ManagedAccount before = account(call);
    call.body().body().members().keySet().stream()
        .filter(field -> !field.equals("name"))
        .findFirst()
        .ifPresent(field -> {
          throw immutable(before, field);
        });
    String name = call.body().required("name", "{\"name\": \"Ada Byron\"}");
    if (name.length() > LONGEST_NAME) {
      throw AtlassianError.violated(
              "name", "maxLength", "name has at most " + LONGEST_NAME + " characters.")
          .refusal();
    }
    return profile(
        AccountRefusals.done(
            platform
                .managedAccounts()
                .changeName(call.caller(), call.organization(), before.id(), name)));
  }

  private static AtlassianError.Refusal immutable(ManagedAccount account, String field) {
    return new AtlassianError(
            403,
            "forbidden.fieldMutation",
            "ADMIN-403-3",
            "The field %s cannot be changed here; name can.".formatted(Echo.of(field)))
        .with(new Privileges(account).profile())
        .refusal();
  }

  private WireAnswer changeEmail(AtlassianCall call) {
    String email = call.body().required("email", "{\"email\": \"ada@acme.example\"}");
    Outcome<ManagedAccount> outcome =
        platform
            .managedAccounts()
            .changeAddress(call.caller(), call.organization(), call.account(), email);
    if (outcome instanceof Outcome.Refused<ManagedAccount>(var refusal)) {
      AtlassianError error = AccountRefusals.of(refusal);
      Json.Obj domain = Json.object().put("domain", Address.domain(Address.key(email))).build();
      throw (error.key().equals("forbidden.unclaimedDomain") ? error.with(domain) : error)
          .refusal();
    }
    return AtlassianAnswers.nothing();
  }

  private WireAnswer disable(AtlassianCall call) {
    var _ = call.body().text("message");
    ManagedAccount _ =
        AccountRefusals.changed(
            call.account(),
            platform.managedAccounts().disable(call.caller(), call.organization(), call.account()));
    return AtlassianAnswers.nothing();
  }

  private WireAnswer enable(AtlassianCall call) {
    ManagedAccount _ =
        AccountRefusals.changed(
            call.account(),
            platform.managedAccounts().enable(call.caller(), call.organization(), call.account()));
    return AtlassianAnswers.nothing();
  }

  private WireAnswer delete(AtlassianCall call) {
    Instant due =
        AccountRefusals.changed(
            call.account(),
            platform.deletions().begin(call.caller(), call.organization(), call.account()));
    return message(
        "The account is deactivated now and is deleted at %s; cancel-delete brings it back until then."
            .formatted(due));
  }

  private WireAnswer cancelDelete(AtlassianCall call) {
    String _ =
        AccountRefusals.done(
            platform.deletions().cancel(call.caller(), call.organization(), call.account()));
    return message("The deletion is cancelled; the account is active.");
  }

  /// Accounts have no API tokens here.
  private WireAnswer tokens(AtlassianCall call) {
    ManagedAccount _ = account(call);
    return AtlassianAnswers.ok(Json.array(List.of()));
  }

  private WireAnswer revokeToken(AtlassianCall call) {
    ManagedAccount _ = account(call);
    throw AtlassianError.notFound(
            AtlassianError.NO_SUCH_THING,
            "API token " + Echo.of(call.variable("token")) + " not found: accounts have none here.")
        .refusal();
  }

  private static WireAnswer message(String text) {
    return AtlassianAnswers.ok(Json.object().put("message", text).build());
  }
}
