package io.rollcall.lifecycle.target.miro;

import io.rollcall.lifecycle.http.Endpoint;
import io.rollcall.lifecycle.http.HttpCaller;
import io.rollcall.lifecycle.http.HttpOptions;
import io.rollcall.lifecycle.http.Pace;
import io.rollcall.lifecycle.model.Event;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.target.Recipe;
import io.rollcall.lifecycle.target.Traits;
import io.rollcall.lifecycle.target.Writing;
import io.rollcall.lifecycle.target.scim.OverScim;
import io.rollcall.lifecycle.target.scim.ScimGroups;
import io.rollcall.lifecycle.target.scim.ScimUsers;
import io.rollcall.scim.address.Address;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// One organization at Miro.
public final class MiroTarget extends OverScim {
  private final Traits traits = MiroTraits.traits();
  private final ScimUsers users;
  private final ScimGroups groups;
  private final Optional<BesideScim> behind;

  /// What SCIM does not show.
  private record BesideScim(MiroRest members, MiroAudit audit) {}

  public MiroTarget(MiroSettings settings, HttpOptions http) {
    super(settings.name(), http.calls());
    Pace pace = Pace.of(traits.rates(), http);
    HttpCaller caller = new HttpCaller(endpoint(settings.name(), settings.scim()), pace, http);
    this.users = new ScimUsers(caller, new MiroDialect());
    this.groups = new ScimGroups(caller, new MiroDialect());
    this.behind = settings.rest().map(rest -> behind(settings.name(), rest, pace, http));
  }

  private static BesideScim behind(
      String name, MiroSettings.Rest rest, Pace pace, HttpOptions http) {
    HttpCaller caller = new HttpCaller(endpoint(name, rest), pace, http);
    return new BesideScim(new MiroRest(caller, rest.org()), new MiroAudit(caller, http.clock()));
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
  protected ScimUsers users() {
    return users;
  }

  @Override
  protected ScimGroups groups() {
    return groups;
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

  @Override
  public Optional<Together> lookBehindTogether(Set<String> addresses) {
    return behind.map(api -> {
      ManyAddresses.Told told = ManyAddresses.of(api.members(), new TreeSet<>(addresses));
      MiroAudit.Told log = api.audit().read();
      Map<String, Behind> found = new HashMap<>();
      for (String address : addresses) {
        String key = Address.key(address);
        if (!told.untold().containsKey(key)) {
          found.put(key, new Behind(Optional.ofNullable(told.sights().get(key)), log.of(address)));
        }
      }
      return new Together(found, told.untold());
    });
  }

  @Override
  public Writing writing(Instant since) {
    return behind
        .map(api -> api.audit().writing(since))
        .orElseGet(() -> new Writing.Untold("its audit log is read over REST; configure `rest`"));
  }
}
