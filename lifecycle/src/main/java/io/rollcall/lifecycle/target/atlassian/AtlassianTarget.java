package io.rollcall.lifecycle.target.atlassian;

import io.rollcall.lifecycle.http.Endpoint;
import io.rollcall.lifecycle.http.HttpCaller;
import io.rollcall.lifecycle.http.HttpOptions;
import io.rollcall.lifecycle.http.Pace;
import io.rollcall.lifecycle.model.Event;
import io.rollcall.lifecycle.model.Holder;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.target.Permission;
import io.rollcall.lifecycle.target.Recipe;
import io.rollcall.lifecycle.target.Stewardship;
import io.rollcall.lifecycle.target.Traits;
import io.rollcall.lifecycle.target.Writing;
import io.rollcall.lifecycle.target.scim.OverScim;
import io.rollcall.lifecycle.target.scim.ScimGroups;
import io.rollcall.lifecycle.target.scim.ScimUsers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One directory at Atlassian. An account of the engine is a record of the directory; who has an
/// address without a record there is asked of the organization.
public final class AtlassianTarget extends OverScim {
  private static final String NOBODY =
      "the organization manages no account. Verify its domains in Atlassian's administration: deactivating and changing addresses reach managed accounts only";

  private final Traits traits = AtlassianTraits.traits();
  private final ScimUsers users;
  private final ScimGroups groups;
  private final Optional<Behind> behind;

  /// What the directory does not show.
  private record Behind(
      AtlassianPeople people,
      AtlassianManage manage,
      AtlassianEvents events,
      AtlassianRecords records,
      AtlassianSteward steward) {
    List<Permission> permissions() {
      return people
          .somebodyManaged()
          .map(manage::permissions)
          .orElseGet(() -> List.of(new Permission("change addresses", Optional.of(NOBODY))));
    }
  }

  public AtlassianTarget(AtlassianSettings settings, HttpOptions http) {
    super(settings.name(), http.calls());
    Pace pace = Pace.of(traits.rates(), http);
    HttpCaller caller = new HttpCaller(endpoint(settings.name(), settings.scim()), pace, http);
    this.users = new ScimUsers(caller, new AtlassianDialect());
    this.groups = new ScimGroups(caller, new AtlassianDialect());
    this.behind = settings.admin().map(admin -> behind(settings, admin, pace, http));
  }

  private static Behind behind(
      AtlassianSettings settings, AtlassianSettings.Admin admin, Pace pace, HttpOptions http) {
    HttpCaller caller = new HttpCaller(endpoint(settings.name(), admin), pace, http);
    String base = settings.scim().url().getPath().replaceAll("/+$", "");
    String directory = base.substring(base.lastIndexOf('/') + 1);
    AtlassianPeople people = new AtlassianPeople(caller, admin.org());
    AtlassianManage manage = new AtlassianManage(caller, http.sleeper());
    AtlassianLinks links = new AtlassianLinks(caller, admin.org());
    return new Behind(
        people,
        manage,
        new AtlassianEvents(caller, admin.org(), http.clock()),
        new AtlassianRecords(links, directory),
        new AtlassianSteward(settings.name(), directory, people, manage, links, http.clock()));
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
    return new AtlassianRecipe();
  }

  @Override
  public Optional<Stewardship> stewardship() {
    return behind.map(Behind::steward);
  }

  @Override
  public boolean canLookBehind() {
    return behind.isPresent();
  }

  @Override
  public Optional<Sight> lookBehind(String address) {
    return behind.flatMap(api -> api.steward().byAddress(address));
  }

  @Override
  public Optional<Holder.Recorded> recordsOf(String address) {
    return behind.flatMap(api -> api.records().of(address));
  }

  @Override
  public List<Event> eventsOf(String address) {
    return behind.map(api -> api.events().of(address)).orElse(List.of());
  }

  @Override
  public List<Permission> permissions() {
    return behind.map(Behind::permissions).orElse(List.of());
  }

  @Override
  public Writing writing(Instant since) {
    return behind
        .map(api -> api.events().since(since))
        .orElseGet(() -> new Writing.Untold("its log is the organization's; configure `admin`"));
  }
}
