package io.rollcall.app.rehearse;

import io.rollcall.app.cli.CommandFailure;
import io.rollcall.app.cli.DataOptions;
import io.rollcall.app.engine.kind.StandIn;
import io.rollcall.app.service.DirectoryService;
import io.rollcall.app.service.Store;
import io.rollcall.faces.FaceServer;
import io.rollcall.lifecycle.secret.Secret;
import io.rollcall.platform.Caller;
import io.rollcall.platform.Directory;
import io.rollcall.platform.Member;
import io.rollcall.platform.Organization;
import io.rollcall.platform.Outcome;
import io.rollcall.platform.Platform;
import io.rollcall.platform.Role;
import io.rollcall.platform.Team;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The directory service where a rehearsal plays: in this process, for this machine only, on data
/// that goes with it.
final class Stage implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final String NAME = "rehearsal";
  private static final Caller OPERATOR = new Caller.Operator();

  private final DirectoryService service;

  private Stage(DirectoryService service) {
    this.service = service;
  }

  static Stage set(Path data) {
    try {
      return new Stage(
          DirectoryService.start(
              DataOptions.sqlite(data), new FaceServer.Listen(HOST, 0, Optional.empty())));
    } catch (IOException e) {
      throw new CommandFailure("Cannot listen on any port of " + HOST + ": " + e.getMessage());
    }
  }

  /// An organization on a platform of its own, with a directory that no rate limits hold up.
  ///
  /// @param target whom it stands in for
  /// @param domains those that it has verified
  StandIn standIn(String target, String preset, List<String> domains) {
    Platform platform = service.platform();
    Organization organization =
        Store.done(
            platform
                .organizations()
                .create(NAME + " of " + target, NAME + " of " + target, domains, false));
    Directory.WithToken directory =
        Store.done(platform.directories().create(organization.id(), preset, NAME, "off", false));
    String key = Store.done(platform.keys().create(organization.id(), NAME)).secret();
    return new StandIn(
        URI.create(service.url()),
        service.base(directory.directory()),
        secret(directory.token().orElseThrow()),
        organization.id(),
        secret(key));
  }

  private static Secret secret(String value) {
    return Secret.of(value, "of the rehearsal");
  }

  /// Makes a team, as people do in the app's own pages; its group has the same name.
  ///
  /// @return why not; empty when it was made
  Optional<String> makeTeam(StandIn place, String name) {
    Outcome<Team> made = service.platform().teams().create(OPERATOR, place.organization(), name);
    return made instanceof Outcome.Refused<Team>(var refusal)
        ? Optional.of(refusal.detail())
        : Optional.empty();
  }

  /// Somebody who is in the organization without a directory's doing.
  ///
  /// @return the account's id; empty where the service refuses it
  Optional<String> member(StandIn place, String email, Role role, Optional<String> name) {
    Outcome<Member> added =
        service
            .platform()
            .members()
            .add(OPERATOR, place.organization(), email, role, name.filter(one -> !one.isBlank()));
    return added instanceof Outcome.Done<Member>(var member)
        ? Optional.of(member.accountId())
        : Optional.empty();
  }

  @Override
  public void close() {
    service.close();
  }
}
