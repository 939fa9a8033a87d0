package io.rollcall.platform;

import io.rollcall.platform.sql.AccountRow;
import io.rollcall.platform.sql.MembershipRow;
import io.rollcall.platform.sql.RecordKeyRows;
import io.rollcall.platform.sql.RecordRow;
import io.rollcall.platform.sql.UserRow;
import io.rollcall.platform.sql.query.SearchKeys;
import io.rollcall.scim.address.Address;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.query.SearchDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The one place that writes records. A record always says in its search document what its User
/// says over SCIM, also when that changed elsewhere: in the membership or the account.
///
/// @param writer how the organization's Users look over SCIM; empty while it has no directory, and
///   so no preset
record RecordWriter(Act act, Optional<UserWriter> writer) {
  private static final int BATCH = 500;

  static RecordWriter by(Act act, Caller.OfDirectory caller) {
    return new RecordWriter(act, Optional.of(UserWriter.of(caller)));
  }

  /// For acts of the operator, a key or a person.
  static RecordWriter of(Act act, Optional<Preset> preset, Types types) {
    return new RecordWriter(act, preset.map(known -> new UserWriter(known, types.user())));
  }

  /// A new record of this owner.
  UserRow insert(
      AccountRow account, MembershipRow membership, String ownerId, UserAttributes attributes) {
    boolean shared = ownerId.equals(membership.organizationId());
    UserAttributes shown =
        shared
            ? attributes.named(true, account).withActive(UserWriter.isActive(membership, account))
            : attributes;
    RecordRow record =
        searchable(
            account,
            membership,
            record(
                act.ids().uuid(),
                ownerId,
                membership.organizationId(),
                account,
                shown,
                1,
                act.now()));
    act.records().insert(record);
    new RecordKeyRows(act.sql()).change(record, Map.of(), keys(record));
    return new UserRow(account, membership, record);
  }

  /// The next version of a record.
  ///
  /// @return empty if the record is not of that version any more, and nothing was written
  Optional<UserRow> update(
      UserRow before, AccountRow account, MembershipRow membership, UserAttributes attributes) {
    RecordRow was = before.record();
    RecordRow is =
        searchable(
            account,
            membership,
            record(
                    was.id(),
                    was.ownerId(),
                    was.organizationId(),
                    account,
                    attributes.named(was.isShared(), account),
                    was.version() + 1,
                    was.createdAt())
                .withVersion(was.version() + 1, act.now()));
    return write(was, is) ? Optional.of(new UserRow(account, membership, is)) : Optional.empty();
  }

  /// Makes an account's records say what membership and account say now. What SCIM shows
  /// differently now is a new version.
  void refresh(String organizationId, String accountId) {
    for (UserRow user : act.records().lock(organizationId, accountId)) {
      RecordRow was = user.record();
      RecordRow is = current(user);
      if (!is.equals(was)) {
        write(was, is.withVersion(was.version() + 1, act.now()));
      }
    }
  }

  /// The next version of a held record that belongs to another account now.
  void rewrite(UserRow user) {
    RecordRow was = user.record();
    write(was, current(user).withVersion(was.version() + 1, act.now()));
  }

  /// Makes all records of an account in an organization say whether it is active.
  ///
  /// @return those that said something else
  List<UserRow> activate(String organizationId, AccountRow account, boolean active) {
    List<UserRow> changed = new ArrayList<>();
    for (UserRow user : act.records().lock(organizationId, account.id())) {
      RecordRow was = user.record();
      if (was.active() != active) {
        RecordRow is = searchable(account, user.membership(), was.withActive(active));
        write(was, is.withVersion(was.version() + 1, act.now()));
        changed.add(new UserRow(account, user.membership(), is));
      }
    }
    return changed;
  }

  /// Makes what is looked for in all records that the organization's directories share, now that it
  /// has a preset.
  void refreshShared(String organizationId) {
    String after = "";
    List<UserRow> batch;
    do {
      batch = act.records().ownedBy(organizationId, after, BATCH);
      for (UserRow user : batch) {
        write(user.record(), current(user));
        after = user.record().id();
      }
    } while (batch.size() == BATCH);
  }

  /// Makes what is looked for in a record of which that was not made yet.
  void complete(UserRow user) {
    write(user.record(), current(user));
  }

  private RecordRow current(UserRow user) {
    RecordRow row = user.record();
    RecordRow shared =
        row.isShared()
            ? row.withUserName(
                    user.account().address().orElse(row.userName()),
                    user.account().addressKey().orElse(row.userNameKey()))
                .withActive(UserWriter.isActive(user.membership(), user.account()))
            : row;
    return searchable(user.account(), user.membership(), shared);
  }

  private boolean write(RecordRow was, RecordRow is) {
    if (!act.records().update(is, was.version())) {
      return false;
    }
    new RecordKeyRows(act.sql()).change(is, keys(was), keys(is));
    return true;
  }

  private static RecordRow record(
      String id,
      String ownerId,
      String organizationId,
      AccountRow account,
      UserAttributes attributes,
      long version,
      long createdAt) {
    return new RecordRow(
        id,
        ownerId,
        organizationId,
        account.id(),
        attributes.externalId(),
        attributes.userName(),
        Address.key(attributes.userName()),
        attributes.active(),
        attributes.displayName(),
        "",
        StoredText.of(attributes.document()),
        "",
        version,
        createdAt,
        createdAt);
  }

  private RecordRow searchable(AccountRow account, MembershipRow membership, RecordRow record) {
    return writer
        .map(users -> {
          Json.Obj shown = users.shown(new UserRow(account, membership, record));
          Json.Obj search =
              SearchDocument.of(
                  shown.with("schemas", Json.strings(users.type().schemasOf(shown))), users.type());
          return record.withSearch(search.string("displayname").orElse(""), JsonCodec.text(search));
        })
        .orElse(record);
  }

  private Map<String, List<String>> keys(RecordRow record) {
    Map<String, List<String>> keys = new LinkedHashMap<>();
    if (writer.filter(w -> w.preset().addressIs() == Preset.AddressIs.PRIMARY_EMAIL).isPresent()) {
      PrimaryEmail.in(UserWriter.object(record.document()))
          .flatMap(EmailAddress::read)
          .ifPresent(
              email -> keys.put(SearchKeys.ADDRESS, List.of(SearchKeys.indexed(email.key()))));
    }
    if (!record.search().isEmpty()) {
      Json.Obj search = UserWriter.object(record.search());
      SearchKeys.PATHS.forEach(path ->
          keys.put(
              path,
              SearchDocument.values(search, path).stream().map(SearchKeys::indexed).toList()));
    }
    return keys;
  }
}
