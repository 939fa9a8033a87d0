package io.rollcall.platform;

import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.AccountRow;
import io.rollcall.platform.sql.AccountRows;
import io.rollcall.platform.sql.DirectoryRows;
import io.rollcall.platform.sql.OrganizationRows;
import io.rollcall.platform.sql.RecordForgetting;
import io.rollcall.platform.sql.RecordRows;
import io.rollcall.platform.sql.UserRow;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/// Which records of an organization's directories are linked to which accounts, where every
/// directory has records of its own; and cutting them.
public final class Links {
  private final Acts acts;

  Links(Acts acts) {
    this.acts = acts;
  }

  /// The links of an account, of which others than this organization's stay unknown.
  public List<Link> ofAccount(String organizationId, String accountId) {
    return Act.couldBeId(accountId)
        ? acts.read(sql ->
            new RecordRows(sql)
                .of(organizationId, accountId).stream()
                    .filter(user -> !user.account().isPlaceholder())
                    .filter(user -> !user.record().isShared())
                    .map(Links::link)
                    .toList())
        : List.of();
  }

  /// Who has this address: records with this primary e-mail, linked or not, and records that are
  /// linked to the account that has it.
  public List<Link> ofAddress(String organizationId, String address) {
    return acts.read(sql -> ofKey(sql, organizationId, Act.askableKey(address)));
  }

  private static List<Link> ofKey(DSLContext sql, String organizationId, String key) {
    RecordRows records = new RecordRows(sql);
    List<String> owners =
        new DirectoryRows(sql).of(organizationId).stream().map(DirectoryRows.Row::id).toList();
    Stream<UserRow> byAccount =
        new OrganizationRows(sql)
                .byId(organizationId)
                .flatMap(row -> new AccountRows(sql).byKey(row.platformId(), key))
                .map(AccountRow::id)
                .map(id -> records.of(organizationId, id))
                .stream()
                .flatMap(List::stream);
    return Stream.concat(records.withAddress(owners, key).stream(), byAccount)
        .filter(user -> !user.record().isShared())
        .map(Links::link)
        .distinct()
        .toList();
  }

  /// Cuts one record from its account, and deletes neither: the record stays a User of its
  /// directory, the account keeps its address and status. Cutting what is cut changes nothing.
  public Outcome<Link> cut(
      Caller caller, String organizationId, String directoryId, String recordId) {
    return Administration.on(
        acts,
        caller,
        organizationId,
        (act, _) ->
            Optional.of(recordId)
                .filter(id -> Act.couldBeId(id) && Act.couldBeId(directoryId))
                .flatMap(id -> act.records().lockOne(organizationId, directoryId, id))
                .map(user -> Outcome.done(cut(act, user)))
                .orElseGet(() ->
                    act.refuse(
                        organizationId, new Refusal.Unknown("User", recordId), Subject.NONE)));
  }

  private static Link cut(Act act, UserRow user) {
    if (user.account().isPlaceholder()) {
      return link(user);
    }
    String organizationId = user.record().organizationId();
    UserRow cut = new Unlinking(act).cut(user);
    RecordWriter.of(act, act.preset(organizationId), act.types(organizationId)).rewrite(cut);
    act.logOf(
        user.record().ownerId(),
        organizationId,
        Kind.UNLINKED,
        Subject.of(user.account()).in(user.record().id()),
        "User %s (%s) unlinked from account %s: both stay, and the account left the groups of this directory."
            .formatted(user.record().userName(), user.record().id(), user.account().id()));
    return link(cut);
  }

  /// Deletes all records that the organization's directories have of an account that it manages,
  /// and takes it out of the groups of these directories. The account stays as it is, and belongs
  /// to the organization and its teams.
  ///
  /// @return the links that were
  public Outcome<List<Link>> deleteRecords(Caller caller, String organizationId, String accountId) {
    return Managed.on(
        acts,
        caller,
        organizationId,
        accountId,
        (act, _, account) -> {
          List<UserRow> users =
              act.records().lock(organizationId, account.id()).stream()
                  .filter(user -> !user.record().isShared())
                  .toList();
          return users.isEmpty()
              ? act.refuse(
                  organizationId,
                  new Refusal.Unknown("User of account", accountId),
                  Subject.of(account))
              : Outcome.done(deleteRecords(act, organizationId, account, users));
        });
  }

  private static List<Link> deleteRecords(
      Act act, String organizationId, AccountRow account, List<UserRow> users) {
    new RecordForgetting(act.sql()).forget(organizationId, account.id());
    for (UserRow user : users) {
      act.groupMembers().removeFromGroupsOf(user.record().ownerId(), account.id(), act.now());
      act.logOf(
          user.record().ownerId(),
          organizationId,
          Kind.UNLINKED,
          Subject.of(account).in(user.record().id()),
          "User %s (%s) deleted, and taken out of its groups; account %s stays as it is."
              .formatted(user.record().userName(), user.record().id(), account.id()));
    }
    return users.stream().map(Links::link).toList();
  }

  private static Link link(UserRow user) {
    return new Link(
        user.record().id(),
        Optional.of(user.account().id()).filter(_ -> !user.account().isPlaceholder()),
        user.record().organizationId(),
        user.record().ownerId());
  }
}
