package io.rollcall.lifecycle.target.atlassian;

import io.rollcall.lifecycle.http.Endpoint;
import io.rollcall.lifecycle.http.HttpCaller;
import io.rollcall.lifecycle.http.HttpOptions;
import io.rollcall.lifecycle.http.Pace;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.target.Recipe;
import io.rollcall.lifecycle.target.Traits;
import io.rollcall.lifecycle.target.Unlinking;
import io.rollcall.lifecycle.target.Writing;
import io.rollcall.lifecycle.target.scim.OverScim;
import io.rollcall.lifecycle.target.scim.ScimGroups;
import io.rollcall.lifecycle.target.scim.ScimUsers;
import io.rollcall.lifecycle.target.scim.ShownHolderRecipe;
import java.time.Instant;
import java.util.Optional;

/// One directory at Atlassian. An account of the engine is a record of the directory; who has an
/// address without a record there is asked of the organization.
public final class AtlassianTarget extends OverScim {
  private final Traits traits = AtlassianTraits.traits();
  private final ScimUsers users;
  private final ScimGroups groups;
  private final Optional<Behind> behind;

  /// What the directory does not show.
  private record Behind(AtlassianPeople people, AtlassianEvents events, AtlassianLinks links) {}

  public AtlassianTarget(AtlassianSettings settings, HttpOptions http) {
    super(settings.name(), http.calls());
    Pace pace = Pace.of(traits.rates(), http);
    HttpCaller caller = new HttpCaller(endpoint(settings.name(), settings.scim()), pace, http);
    this.users = new ScimUsers(caller, new AtlassianDialect());
    this.groups = new ScimGroups(caller, new AtlassianDialect());
    this.behind = settings.admin().map(admin -> behind(settings.name(), admin, pace, http));
  }

  private static Behind behind(
      String name, AtlassianSettings.Admin admin, Pace pace, HttpOptions http) {
    HttpCaller caller = new HttpCaller(endpoint(name, admin), pace, http);
    return new Behind(
        new AtlassianPeople(caller, admin.org()),
        new AtlassianEvents(caller, admin.org(), http.clock()),
        new AtlassianLinks(caller, admin.org()));
  }

  private static Endpoint endpoint(String name, AtlassianSettings.Scim scim) {
    return new Endpoint(
        name + " (SCIM)",
        scim.url(),
        scim.token(),
        "application/scim+json",
        "Usual causes: the directory's key was made anew, belongs to another directory, or is the organization's key.");
  }

  private static Endpoint endpoint(String name, AtlassianSettings.Admin admin) {
    return new Endpoint(
        name + " (organization)",
        admin.url(),
        admin.key(),
        "application/json",
        "Usual causes: the key expired, is a directory's key, lacks the scope read:accounts:admin, or belongs to another organization than "
            + admin.org()
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
    return new ShownHolderRecipe();
  }

  @Override
  public Optional<Unlinking> unlinking() {
    return behind.map(Behind::links);
  }

  @Override
  public boolean canLookBehind() {
    return behind.isPresent();
  }

  @Override
  public Optional<Sight> lookBehind(String address) {
    return behind.flatMap(api -> api.people().byAddress(address));
  }

  @Override
  public Writing writing(Instant since) {
    return behind
        .map(api -> api.events().since(since))
        .orElseGet(() -> new Writing.Untold("its log is the organization's; configure `admin`"));
  }
}
