package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.ACCOUNT;
import static io.rollcall.platform.sql.tables.Tables.FORMER_RECORD;
import static io.rollcall.platform.sql.tables.Tables.GROUP_MEMBER;
import static io.rollcall.platform.sql.tables.Tables.LOG_ENTRY;
import static io.rollcall.platform.sql.tables.Tables.MEMBERSHIP;
import static io.rollcall.platform.sql.tables.Tables.SCIM_GROUP;
import static io.rollcall.platform.sql.tables.Tables.SCIM_RECORD;
import static io.rollcall.platform.sql.tables.Tables.SCIM_RECORD_KEY;

import io.rollcall.scim.address.Address;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.impl.DSL;

/// Everything that the tables hold of one account. Whoever adds a table says in the test of the
/// erasure whether it can hold personal data.
public record ErasureRows(DSLContext sql, String accountId) {
  private static final String ERASED = "erased";

  /// Rows that the driver may hold: what patterns find may be nearly everything.
  private static final int FETCHED = 50;

  /// A log entry that may tell the person.
  ///
  /// @param isOwn whether it is about the account
  /// @param kind the code of its kind
  /// @param actorKind the code of what kind of actor it names
  public record Entry(
      String id,
      boolean isOwn,
      String kind,
      String actorKind,
      String actorName,
      Optional<String> address,
      String detail,
      Optional<String> truth) {

    /// The same entry with other words.
    public Entry with(
        String newActorName,
        Optional<String> newAddress,
        String newDetail,
        Optional<String> newTruth) {
      return new Entry(id, isOwn, kind, actorKind, newActorName, newAddress, newDetail, newTruth);
    }
  }

  /// Another's record that may point to the person.
  public record Pointing(String id, String document, String search) {}

  /// Addresses, names and ids of the account, now and once.
  public Set<String> texts() {
    Set<String> texts = new LinkedHashSet<>();
    sql.select(ACCOUNT.ADDRESS, ACCOUNT.ADDRESS_KEY, ACCOUNT.DISPLAY_NAME)
        .from(ACCOUNT)
        .where(ACCOUNT.ID.eq(accountId))
        .forEach(row -> add(texts, row));
    sql.select(SCIM_RECORD.USER_NAME, SCIM_RECORD.DISPLAY_NAME, SCIM_RECORD.EXTERNAL_ID)
        .from(SCIM_RECORD)
        .where(SCIM_RECORD.ACCOUNT_ID.eq(accountId))
        .forEach(row -> add(texts, row));
    sql.select(FORMER_RECORD.EXTERNAL_ID)
        .from(FORMER_RECORD)
        .where(FORMER_RECORD.ACCOUNT_ID.eq(accountId))
        .forEach(row -> add(texts, row));
    sql.select(MEMBERSHIP.SEVERED_ADDRESS_KEY)
        .from(MEMBERSHIP)
        .where(MEMBERSHIP.ACCOUNT_ID.eq(accountId))
        .forEach(row -> add(texts, row));
    return texts;
  }

  /// Under which addresses the log has the account.
  ///
  /// @param most the latest, if there are more
  public Set<String> loggedAddresses(int most) {
    Set<String> texts = new LinkedHashSet<>();
    sql.select(LOG_ENTRY.ADDRESS)
        .from(LOG_ENTRY)
        .where(LOG_ENTRY.ACCOUNT_ID.eq(accountId), LOG_ENTRY.ADDRESS.isNotNull())
        .groupBy(LOG_ENTRY.ADDRESS)
        .orderBy(DSL.max(LOG_ENTRY.AT).desc())
        .limit(most)
        .forEach(row -> add(texts, row));
    return texts;
  }

  /// What the log says of the account, the latest first.
  public List<String> details() {
    return sql.select(LOG_ENTRY.DETAIL)
        .from(LOG_ENTRY)
        .where(LOG_ENTRY.ACCOUNT_ID.eq(accountId))
        .orderBy(LOG_ENTRY.AT.desc(), LOG_ENTRY.ID.desc())
        .fetch(LOG_ENTRY.DETAIL);
  }

  private static void add(Set<String> texts, Record row) {
    for (Field<?> field : row.fields()) {
      Optional.ofNullable(row.get(field, String.class))
          .filter(text -> !text.isBlank())
          .ifPresent(texts::add);
    }
  }

  public List<String> recordIds() {
    return sql.select(SCIM_RECORD.ID)
        .from(SCIM_RECORD)
        .where(SCIM_RECORD.ACCOUNT_ID.eq(accountId))
        .fetch(SCIM_RECORD.ID);
  }

  public List<String> documents() {
    return sql.select(SCIM_RECORD.DOCUMENT)
        .from(SCIM_RECORD)
        .where(SCIM_RECORD.ACCOUNT_ID.eq(accountId))
        .fetch(SCIM_RECORD.DOCUMENT);
  }

  /// The keys of those addresses that another account has, or another's record as its userName.
  public Set<String> keysOfOthers(List<String> addresses) {
    Set<String> keys = addresses.stream().map(Address::key).collect(Collectors.toSet());
    Set<String> others = new LinkedHashSet<>();
    sql.select(ACCOUNT.ADDRESS_KEY)
        .from(ACCOUNT)
        .where(IdList.has(sql, ACCOUNT.ADDRESS_KEY, keys), ACCOUNT.ID.ne(accountId))
        .forEach(row -> add(others, row));
    sql.selectDistinct(SCIM_RECORD.USER_NAME_KEY)
        .from(SCIM_RECORD)
        .where(
            IdList.has(sql, SCIM_RECORD.USER_NAME_KEY, keys), SCIM_RECORD.ACCOUNT_ID.ne(accountId))
        .forEach(row -> add(others, row));
    return others;
  }

  /// Where the account is or was.
  public List<String> organizations() {
    return sql.select(MEMBERSHIP.ORGANIZATION_ID)
        .from(MEMBERSHIP)
        .where(MEMBERSHIP.ACCOUNT_ID.eq(accountId))
        .fetch(MEMBERSHIP.ORGANIZATION_ID);
  }

  /// Records of others whose documents name one of these ids; held until the transaction ends.
  public List<Pointing> pointing(List<String> ids) {
    List<Condition> names = new ArrayList<>();
    ids.forEach(id -> names.add(SCIM_RECORD.DOCUMENT.contains("\"" + id + "\"")));
    return RowLock.on(
            sql,
            sql.select(SCIM_RECORD.ID, SCIM_RECORD.DOCUMENT, SCIM_RECORD.SEARCH)
                .from(SCIM_RECORD)
                .where(SCIM_RECORD.ACCOUNT_ID.ne(accountId), DSL.or(names)))
        .fetch(row -> new Pointing(row.value1(), row.value2(), row.value3()));
  }

  public void replaceDocument(String recordId, String document, String search, long at) {
    sql.update(SCIM_RECORD)
        .set(SCIM_RECORD.DOCUMENT, document)
        .set(SCIM_RECORD.SEARCH, search)
        .set(SCIM_RECORD.VERSION, SCIM_RECORD.VERSION.plus(1))
        .set(SCIM_RECORD.CHANGED_AT, at)
        .where(SCIM_RECORD.ID.eq(recordId))
        .execute();
  }

  /// @return in how many groups it was
  public int deleteGroupMembers(long at) {
    List<String> groups =
        sql.select(GROUP_MEMBER.GROUP_ID)
            .from(GROUP_MEMBER)
            .where(GROUP_MEMBER.ACCOUNT_ID.eq(accountId))
            .fetch(GROUP_MEMBER.GROUP_ID);
    sql.deleteFrom(GROUP_MEMBER).where(GROUP_MEMBER.ACCOUNT_ID.eq(accountId)).execute();
    sql.update(SCIM_GROUP)
        .set(SCIM_GROUP.VERSION, SCIM_GROUP.VERSION.plus(1))
        .set(SCIM_GROUP.CHANGED_AT, at)
        .where(SCIM_GROUP.ID.in(groups))
        .execute();
    return groups.size();
  }

  public int deleteRecords() {
    List<String> ids = recordIds();
    sql.deleteFrom(SCIM_RECORD_KEY).where(SCIM_RECORD_KEY.RECORD_ID.in(ids)).execute();
    return sql.deleteFrom(SCIM_RECORD).where(SCIM_RECORD.ACCOUNT_ID.eq(accountId)).execute();
  }

  public int deleteFormerRecords() {
    return sql.deleteFrom(FORMER_RECORD).where(FORMER_RECORD.ACCOUNT_ID.eq(accountId)).execute();
  }

  public int deleteMemberships() {
    return sql.deleteFrom(MEMBERSHIP).where(MEMBERSHIP.ACCOUNT_ID.eq(accountId)).execute();
  }

  public void deleteAccount() {
    sql.deleteFrom(ACCOUNT).where(ACCOUNT.ID.eq(accountId)).execute();
  }

  /// The account's own entries, and those in which one of these patterns is found.
  ///
  /// @param really tells which of those that a pattern finds are meant
  public List<Entry> entries(List<String> patterns, Predicate<Entry> really) {
    Set<Entry> entries = new LinkedHashSet<>();
    entries(LOG_ENTRY.ACCOUNT_ID.eq(accountId), _ -> true, entries);
    entries(Patterns.anyIn(sql, words(), patterns), really, entries);
    return List.copyOf(entries);
  }

  /// Whatever an entry says.
  private static Field<String> words() {
    Field<String> between = DSL.inline("\n");
    return DSL.concat(
        LOG_ENTRY.DETAIL,
        between,
        DSL.coalesce(LOG_ENTRY.TRUTH, ""),
        between,
        DSL.coalesce(LOG_ENTRY.ADDRESS, ""),
        between,
        LOG_ENTRY.ACTOR_NAME);
  }

  private void entries(Condition which, Predicate<Entry> really, Set<Entry> into) {
    try (Cursor<Record> found =
        sql.select(LOG_ENTRY.fields())
            .from(LOG_ENTRY)
            .where(which)
            .fetchSize(FETCHED)
            .fetchLazy()) {
      for (Record row : found) {
        Optional.of(entry(row)).filter(really).ifPresent(into::add);
      }
    }
  }

  private Entry entry(Record row) {
    return new Entry(
        row.get(LOG_ENTRY.ID),
        accountId.equals(row.get(LOG_ENTRY.ACCOUNT_ID)),
        row.get(LOG_ENTRY.KIND),
        row.get(LOG_ENTRY.ACTOR_KIND),
        row.get(LOG_ENTRY.ACTOR_NAME),
        Optional.ofNullable(row.get(LOG_ENTRY.ADDRESS)),
        row.get(LOG_ENTRY.DETAIL),
        Optional.ofNullable(row.get(LOG_ENTRY.TRUTH)));
  }

  public void rewrite(Entry entry) {
    sql.update(LOG_ENTRY)
        .set(LOG_ENTRY.ACTOR_NAME, entry.actorName())
        .set(LOG_ENTRY.ADDRESS, entry.address().orElse(null))
        .set(LOG_ENTRY.ADDRESS_KEY, entry.address().map(LogRows::key).orElse(null))
        .set(LOG_ENTRY.DETAIL, entry.detail())
        .set(LOG_ENTRY.TRUTH, entry.truth().orElse(null))
        .where(LOG_ENTRY.ID.eq(entry.id()))
        .execute();
    if (entry.isOwn()) {
      sql.update(LOG_ENTRY)
          .set(LOG_ENTRY.ACCOUNT_ID, ERASED)
          .setNull(LOG_ENTRY.RESOURCE_ID)
          .where(LOG_ENTRY.ID.eq(entry.id()))
          .execute();
    }
  }

  /// Entries are found by these ids no more.
  public void forgetResources(List<String> ids) {
    sql.update(LOG_ENTRY)
        .setNull(LOG_ENTRY.RESOURCE_ID)
        .where(LOG_ENTRY.RESOURCE_ID.in(ids))
        .execute();
  }

  /// Who ended memberships, where one of these patterns is found; all, if there are many patterns.
  public List<String> severers(List<String> patterns) {
    return sql.selectDistinct(MEMBERSHIP.SEVERED_BY)
        .from(MEMBERSHIP)
        .where(
            MEMBERSHIP.SEVERED_BY.isNotNull(), Patterns.anyIn(sql, MEMBERSHIP.SEVERED_BY, patterns))
        .fetch(MEMBERSHIP.SEVERED_BY);
  }

  public void replaceSeverer(String by, String with) {
    sql.update(MEMBERSHIP)
        .set(MEMBERSHIP.SEVERED_BY, with)
        .where(MEMBERSHIP.SEVERED_BY.eq(by))
        .execute();
  }

  /// In how many documents something is found.
  ///
  /// @param really tells which of those that a pattern finds are meant
  public int mentions(List<String> patterns, Predicate<String> really) {
    int records = 0;
    try (Cursor<Record1<String>> found =
        sql.select(SCIM_RECORD.DOCUMENT)
            .from(SCIM_RECORD)
            .where(Patterns.anyIn(sql, SCIM_RECORD.DOCUMENT, patterns))
            .fetchSize(FETCHED)
            .fetchLazy()) {
      for (Record1<String> row : found) {
        records += really.test(row.value1()) ? 1 : 0;
      }
    }
    return records;
  }
}
