package io.rollcall.lifecycle.source.scim;

import static java.util.stream.Collectors.toSet;

import io.rollcall.lifecycle.http.Endpoint;
import io.rollcall.lifecycle.http.HttpCaller;
import io.rollcall.lifecycle.http.HttpOptions;
import io.rollcall.lifecycle.http.Pace;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.SourceGroup;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.source.IncompleteRead;
import io.rollcall.lifecycle.source.Scope;
import io.rollcall.lifecycle.source.Source;
import io.rollcall.lifecycle.target.TargetTrouble;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Echo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// People of a SCIM server, everybody or the members of one group.
///
/// A member whom a group names and whom the list of Users does not show is told of in the proof and
/// does no harm.
public final class ScimSource implements Source {
  private static final String USERS = "Users";
  private static final String GROUPS = "Groups";

  private final ScimSourceSettings settings;
  private final HttpOptions http;
  private final PersonUser form;

  public ScimSource(ScimSourceSettings settings, HttpOptions http) {
    this.settings = settings;
    this.http = http;
    this.form = new PersonUser(settings);
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public Read read() {
    Instant begun = http.clock().instant();
    Endpoint endpoint =
        new Endpoint(
            settings.name(),
            settings.url(),
            settings.token(),
            "application/scim+json",
            "Usual causes: the token was replaced, or it may not read Users.");
    HttpCaller caller = new HttpCaller(endpoint, Pace.of(List.of(), http), http);
    try {
      return new Reading(new ScimServer(caller), begun).read();
    } catch (IncompleteRead e) {
      return new Read.Incomplete(String.valueOf(e.getMessage()));
    } catch (TargetTrouble trouble) {
      return new Read.Incomplete(trouble.text());
    }
  }

  /// One read.
  private final class Reading {
    private final ScimServer server;
    private final Instant begun;
    private final boolean byCursor;
    private final Map<String, SourceId> ids = new HashMap<>();
    private final Set<SourceId> seen = new HashSet<>();
    private int pages;

    Reading(ScimServer server, Instant begun) {
      this.server = server;
      this.begun = begun;
      this.byCursor = server.pagesByCursor();
    }

    Read read() throws IncompleteRead {
      List<Json.Obj> users = list(USERS);
      Optional<ServedGroups> groups = groups();
      Optional<Set<String>> inScope = inScope(groups);
      Map<SourceId, Person> usable = new TreeMap<>();
      Map<SourceId, Unusable> unusable = new TreeMap<>();
      for (Json.Obj user : users) {
        String at = user.string("id").orElseThrow();
        if (inScope.isEmpty() || inScope.get().contains(at)) {
          SourceId id = form.id(user);
          refuseTwice(id, at);
          Optional<Unusable> problem = form.unusable(id, user);
          problem.ifPresentOrElse(
              why -> unusable.put(id, why), () -> usable.put(id, form.person(id, user)));
        }
      }
      if (ids.isEmpty()) {
        throw new IncompleteRead(
            "%s shows nobody in scope; nobody would mean that everybody leaves."
                .formatted(server.base()));
      }
      return new Read.Complete(
          List.copyOf(usable.values()),
          asked(groups),
          proof(inScope),
          List.copyOf(unusable.values()));
    }

    private List<Json.Obj> list(String kind) throws IncompleteRead {
      Listing listing = new Listing(server, kind);
      List<Json.Obj> all = listing.read(byCursor);
      pages += listing.pages();
      return all;
    }

    private void refuseTwice(SourceId id, String at) throws IncompleteRead {
      if (!seen.add(id)) {
        throw new IncompleteRead(
            "Two Users have the %s %s, so nobody can tell who is who. `id:` names an attribute that each has for itself."
                .formatted(settings.id(), Echo.of(id.id())));
      }
      ids.put(at, id);
    }

    private Optional<ServedGroups> groups() throws IncompleteRead {
      boolean needed =
          settings.scope() instanceof Scope.Group || !settings.asked().groups().isEmpty();
      return needed ? Optional.of(new ServedGroups(server, list(GROUPS))) : Optional.empty();
    }

    private Optional<Set<String>> inScope(Optional<ServedGroups> groups) throws IncompleteRead {
      return switch (settings.scope()) {
        case Scope.Everybody() -> Optional.empty();
        case Scope.Group(String name) -> {
          ServedGroups served = groups.orElseThrow();
          yield Optional.of(served.users(served.only(name)));
        }
      };
    }

    private List<SourceGroup> asked(Optional<ServedGroups> groups) throws IncompleteRead {
      List<SourceGroup> asked = new ArrayList<>();
      if (groups.isPresent()) {
        for (Map.Entry<String, String> one : new TreeMap<>(groups.get().names()).entrySet()) {
          if (settings.asked().group(one.getValue()) || settings.asked().group(one.getKey())) {
            Set<SourceId> members =
                groups.get().users(one.getKey()).stream()
                    .map(ids::get)
                    .filter(Objects::nonNull)
                    .collect(toSet());
            asked.add(
                new SourceGroup(
                    new SourceId(settings.name(), one.getKey()), one.getValue(), members));
          }
        }
      }
      return asked;
    }

    private String proof(Optional<Set<String>> inScope) {
      String whom =
          settings.scope() instanceof Scope.Group(String group)
              ? "%s of %s members of %s"
                  .formatted(ids.size(), inScope.map(Set::size).orElse(0), group)
              : ids.size() + " Users";
      return "%s, %s %s %s, %s ms"
          .formatted(
              whom,
              pages,
              pages == 1 ? "page" : "pages",
              byCursor ? "by cursor" : "by place",
              Duration.between(begun, http.clock().instant()).toMillis());
    }
  }
}
