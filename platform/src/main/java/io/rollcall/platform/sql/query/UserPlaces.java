package io.rollcall.platform.sql.query;

import static io.rollcall.platform.sql.tables.Tables.SCIM_RECORD;
import static io.rollcall.platform.sql.tables.Tables.SCIM_RECORD_KEY;

import io.rollcall.scim.address.Address;
import io.rollcall.scim.schema.ResolvedPath;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/// Where the values of a User's paths are.
///
/// @param groupOwnerId whose groups they are in
/// @param id the column of the SCIM id
record UserPlaces(String ownerId, String groupOwnerId, Field<String> id, Texts texts)
    implements Places, Indexes {
  @Override
  public Place of(ResolvedPath path) {
    Document document = new Document(path, texts, this);
    if (path.extension().isPresent()) {
      return document;
    }
    return switch (Places.lower(path.attribute().name())) {
      case "id" -> new Column(id, true, texts);
      case "externalid" -> new Column(SCIM_RECORD.EXTERNAL_ID, false, texts);
      case "username" -> new Name(SCIM_RECORD.USER_NAME_KEY, Address::key, document);
      case "displayname" -> new Column(SCIM_RECORD.DISPLAY_NAME_KEY, false, texts);
      case "active" -> new Truth(SCIM_RECORD.ACTIVE);
      case "groups" -> new References(new GroupsOfUser(groupOwnerId), texts);
      case "meta" -> Places.meta(path, "User", SCIM_RECORD.CREATED_AT, SCIM_RECORD.CHANGED_AT);
      default -> document;
    };
  }

  @Override
  public Optional<Condition> equal(String path, List<String> wanted) {
    return records(
        path,
        Texts.equal(SCIM_RECORD_KEY.SEARCH_KEY, wanted.stream().map(SearchKeys::indexed).toList()));
  }

  @Override
  public Optional<Condition> begins(String path, String wanted) {
    return records(path, texts.begins(SCIM_RECORD_KEY.SEARCH_KEY, SearchKeys.indexed(wanted)));
  }

  private Optional<Condition> records(String path, Condition keys) {
    Select<Record1<String>> records =
        DSL.select(SCIM_RECORD_KEY.RECORD_ID)
            .from(SCIM_RECORD_KEY)
            .where(SCIM_RECORD_KEY.OWNER_ID.eq(ownerId), SCIM_RECORD_KEY.PATH.eq(path), keys);
    return SearchKeys.PATHS.contains(path)
        ? Optional.of(SCIM_RECORD.ID.in(records))
        : Optional.empty();
  }
}
