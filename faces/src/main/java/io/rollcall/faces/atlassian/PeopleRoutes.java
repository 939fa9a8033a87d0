package io.rollcall.faces.atlassian;

import io.rollcall.faces.atlassian.AtlassianAnswers.Page;
import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.platform.Found;
import io.rollcall.platform.GroupOfPerson;
import io.rollcall.platform.Person;
import io.rollcall.platform.Platform;
import java.util.List;
import java.util.Map;

/// Everybody in the organization, and everybody whose account it manages.
record PeopleRoutes(Platform platform) {
  private static final String USERS = "/admin/v2/orgs/{org}/directories/{userDirectory}/users";

  List<AtlassianRoute> all() {
    return List.of(
        AtlassianRoute.of("POST", USERS + "/search", this::search),
        AtlassianRoute.of("GET", USERS, this::list));
  }

  private WireAnswer search(AtlassianCall call) {
    return search(call, PeopleSearch.read(call.body()));
  }

  /// The search's older form.
  private WireAnswer list(AtlassianCall call) {
    return search(call, PeopleSearch.read(call.wanted().queryAsBody(PeopleSearch.LISTS)));
  }

  private WireAnswer search(AtlassianCall call, PeopleSearch search) {
    new UserDirectory(platform).check(call);
    boolean isOfNobody = search.ofNobody() || UserDirectory.isLeftOut(call, search.directoryIds());
    Found<Person> found =
        isOfNobody
            ? Found.nothing()
            : platform
                .people()
                .search(
                    call.organization(),
                    search.query(),
                    search.also()::holds,
                    search.cursor(),
                    search.limit());
    Page<Person> page = Page.of(found);
    Map<String, List<GroupOfPerson>> groups =
        search.expand().contains(PersonShapes.GROUPS)
            ? platform
                .people()
                .groups(call.organization(), page.items().stream().map(Person::accountId).toList())
            : Map.of();
    return AtlassianAnswers.byCursor(
        page,
        person ->
            PersonShapes.found(
                person, groups.getOrDefault(person.accountId(), List.of()), search.expand()));
  }
}
