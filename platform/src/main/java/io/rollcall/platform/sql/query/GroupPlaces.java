package io.rollcall.platform.sql.query;

import static io.rollcall.platform.sql.tables.Tables.SCIM_GROUP;

import io.rollcall.scim.schema.ResolvedPath;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;

/// Where the values of a Group's paths are.
///
/// @param changedAt when the group or its members were changed last
/// @param idIsAccount whether a User's id is the account's, else the record's
record GroupPlaces(String ownerId, boolean idIsAccount, Field<Long> changedAt, Texts texts)
    implements Places, Indexes {
  private static final String DISPLAY_NAME = "displayname";

  @Override
  public Place of(ResolvedPath path) {
    Document document = new Document(path, texts, this);
    if (path.extension().isPresent()) {
      return document;
    }
    return switch (Places.lower(path.attribute().name())) {
      case "id" -> new Column(SCIM_GROUP.ID, true, texts);
      case "externalid" -> new Column(SCIM_GROUP.EXTERNAL_ID, false, texts);
      case DISPLAY_NAME -> new Name(SCIM_GROUP.DISPLAY_NAME_KEY, NameKey::of, document);
      case "members" -> new References(new MembersOfGroup(ownerId, idIsAccount), texts);
      case "meta" -> Places.meta(path, "Group", SCIM_GROUP.CREATED_AT, changedAt);
      default -> document;
    };
  }

  @Override
  public Optional<Condition> equal(String path, List<String> wanted) {
    return Optional.empty();
  }

  @Override
  public Optional<Condition> begins(String path, String wanted) {
    return path.equals(DISPLAY_NAME)
        ? Optional.of(texts.begins(SCIM_GROUP.DISPLAY_NAME_KEY, NameKey.beginning(wanted)))
        : Optional.empty();
  }
}
