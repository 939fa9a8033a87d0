package io.rollcall.lifecycle.target.atlassian;

import io.rollcall.lifecycle.model.DirectoryRecord;
import io.rollcall.lifecycle.model.Managed;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.target.Stewardship;
import io.rollcall.lifecycle.target.Target;
import io.rollcall.lifecycle.target.TargetTrouble;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What an organization knows of accounts, with or without a record in our directory, and may do to
/// those that it manages.
final class AtlassianSteward implements Stewardship {
  private static final String UNMANAGED =
      "The organization does not manage that account: only whose it is can give it another address, unless the domain is verified";

  private final String target;
  private final String directory;
  private final AtlassianPeople people;
  private final AtlassianManage manage;
  private final AtlassianLinks links;
  private final Clock clock;

  /// @param target its name in the configuration
  /// @param directory the id of our directory
  AtlassianSteward(
      String target,
      String directory,
      AtlassianPeople people,
      AtlassianManage manage,
      AtlassianLinks links,
      Clock clock) {
    this.target = target;
    this.directory = directory;
    this.people = people;
    this.manage = manage;
    this.links = links;
    this.clock = clock;
  }

  /// Who has an address; what hinders asking more is told.
  Optional<Sight> byAddress(String address) {
    return people
        .byAddress(address)
        .map(seen -> {
          try {
            return told(seen);
          } catch (TargetTrouble nobodyTells) {
            return seen.sight().with(Optional.of(nobodyTells.text()));
          }
        });
  }

  @Override
  public Optional<Sight> account(String accountId) {
    return people.byId(accountId).map(this::asSteward);
  }

  // Whatever directories know it, ours among them.
  private Sight asSteward(AtlassianPeople.Seen seen) {
    return seen.managed()
        ? managed(seen, links.records(seen.sight().accountId()))
        : seen.sight().with(Optional.of(UNMANAGED));
  }

  // Of accounts that nobody manages no API tells more, nor lets anybody change them.
  private Sight told(AtlassianPeople.Seen seen) {
    Sight sight = seen.sight();
    if (sight.belonging() == Sight.Belonging.IN_DELETION) {
      return sight.with(Optional.of(ofDeleting(sight)));
    }
    if (!seen.managed()) {
      return sight.with(Optional.of(UNMANAGED));
    }
    List<DirectoryRecord> records = links.records(sight.accountId());
    return ours(records)
        .map(record -> sight.as(record).with(Optional.of(ofOurs(record, sight.address()))))
        .orElseGet(() -> managed(seen, records));
  }

  private static String ofDeleting(Sight sight) {
    return "Wait: 14 days after somebody asked for its deletion account %s is gone and its address free, and a later run goes on by itself. Or cancel the deletion in Atlassian's administration (Directory, Managed accounts), which makes it active again, and give it another address; then: `./rollcall heal %s`"
        .formatted(sight.accountId(), sight.address());
  }

  // Records are known by their userName, and the account's address is the e-mail.
  private Optional<String> ours(List<DirectoryRecord> records) {
    return records.stream()
        .filter(one -> one.directory().equalsIgnoreCase(directory))
        .map(DirectoryRecord::id)
        .findFirst();
  }

  private static String ofOurs(String record, String address) {
    return "Record %s of this directory, which has another userName, is that account's. Find out whose it is, and give the account another address. Then: `./rollcall heal %s`"
        .formatted(record, address);
  }

  private Sight managed(AtlassianPeople.Seen seen, List<DirectoryRecord> records) {
    String id = seen.sight().accountId();
    Leave leave = manage.mayChangeAddress(id);
    Optional<AtlassianPeople.Used> used = people.used(id, clock.instant());
    Managed managed =
        new Managed(
            seen.name(),
            seen.administrator(),
            used.isPresent(),
            records,
            leave instanceof Leave.Refused(String why) ? Optional.of(why) : Optional.empty());
    return seen.sight()
        .managed(managed, used.flatMap(AtlassianPeople.Used::last))
        .with(Optional.of(way(id, seen.sight().address(), leave)));
  }

  private String way(String accountId, String address, Leave leave) {
    return "Find out whose it is. If it may give up the address: %s. Once it has another: `./rollcall heal %s`"
        .formatted(
            switch (leave) {
              case Leave.Given _ ->
                  "give account %s another in Atlassian's administration, which allows it now"
                      .formatted(accountId);
              case Leave.NotYet _ ->
                  "a directory drives account %s. Take it out of the scope of what writes there, cut it with `./rollcall unlink --target %s --account %s`, and give it another in Atlassian's administration"
                      .formatted(accountId, target, accountId);
              case Leave.Refused(String hindrance) -> hindrance;
            },
            address);
  }

  @Override
  public Leave mayChangeAddress(String accountId) {
    return manage.mayChangeAddress(accountId);
  }

  @Override
  public Leave awaitAddressChange(String accountId, Instant since) {
    Instant until = since.plus(AtlassianManage.LONGEST);
    return manage.awaitAddressChange(accountId, () -> clock.instant().isBefore(until));
  }

  @Override
  public Target.Answer changeAddress(String accountId, String address) {
    return manage.changeAddress(accountId, address);
  }

  @Override
  public Target.Answer disable(String accountId) {
    return manage.disable(accountId);
  }

  @Override
  public Target.Answer enable(String accountId) {
    return manage.enable(accountId);
  }

  @Override
  public List<DirectoryRecord> records(String accountId) {
    return links.records(accountId);
  }

  @Override
  public Answer unlink(String accountId) {
    return links.unlink(accountId);
  }
}
