package io.rollcall.lifecycle.target.miro;

import io.rollcall.lifecycle.http.Calls;
import io.rollcall.lifecycle.http.Endpoint;
import io.rollcall.lifecycle.http.HttpCaller;
import io.rollcall.lifecycle.http.HttpOptions;
import io.rollcall.lifecycle.http.Pace;
import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Event;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.target.Recipe;
import io.rollcall.lifecycle.target.Target;
import io.rollcall.lifecycle.target.Traits;
import io.rollcall.lifecycle.target.scim.ScimUsers;
import java.util.List;
import java.util.Optional;

/// One organization at Miro.
public final class MiroTarget implements Target {
  private final String name;
  private final Traits traits = MiroTraits.traits();
  private final Calls calls;
  private final ScimUsers users;
  private final Optional<Behind> behind;

  /// What SCIM does not show.
  private record Behind(MiroRest members, MiroAudit audit) {}

  public MiroTarget(MiroSettings settings, HttpOptions http) {
    Pace pace = new Pace(traits.rates(), http.clock(), http.sleeper());
    this.name = settings.name();
    this.calls = http.calls();
    this.users =
        new ScimUsers(
            new HttpCaller(endpoint(name, settings.scim()), pace, http), new MiroDialect());
    this.behind = settings.rest().map(rest -> behind(rest, pace, http));
  }

  private Behind behind(MiroSettings.Rest rest, Pace pace, HttpOptions http) {
    HttpCaller caller = new HttpCaller(endpoint(name, rest), pace, http);
    return new Behind(new MiroRest(caller, rest.org()), new MiroAudit(caller, http.clock()));
  }

  private static Endpoint endpoint(String name, MiroSettings.Scim scim) {
    return new Endpoint(
        name + " (SCIM)",
        scim.url(),
        scim.token(),
        "application/scim+json",
        "Usual causes: the token was replaced or belongs to another organization, it is a token for the REST API, or SCIM provisioning is switched off in the company settings.");
  }

  private static Endpoint endpoint(String name, MiroSettings.Rest rest) {
    return new Endpoint(
        name + " (REST)",
        rest.url(),
        rest.token(),
        "application/json",
        "Usual causes: the token was revoked, it is a SCIM token, it lacks the scope organizations:read, or whoever authorized it is no company admin of organization "
            + rest.org()
            + ".");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Traits traits() {
    return traits;
  }

  @Override
  public Recipe recipe() {
    return new MiroRecipe();
  }

  @Override
  public long calls() {
    return calls.all();
  }

  @Override
  public List<Account> readAll() {
    return users.all(name, traits.pageSize());
  }

  @Override
  public Optional<Account> read(String accountId) {
    return users.read(accountId);
  }

  @Override
  public Optional<Account> find(String address) {
    return users.find(address);
  }

  @Override
  public Answer create(String address, Attributes attributes) {
    return users.create(address, attributes);
  }

  @Override
  public Answer change(String accountId, Attributes after) {
    return users.change(accountId, after);
  }

  @Override
  public Answer delete(String accountId) {
    return users.delete(accountId);
  }

  @Override
  public boolean canLookBehind() {
    return behind.isPresent();
  }

  @Override
  public Optional<Sight> lookBehind(String address) {
    return behind.flatMap(api -> api.members().byAddress(address));
  }

  @Override
  public Optional<Sight> lookBehindById(String accountId) {
    return behind.flatMap(api -> api.members().byId(accountId));
  }

  @Override
  public List<Event> eventsOf(String address) {
    return behind.map(api -> api.audit().of(address)).orElse(List.of());
  }
}
