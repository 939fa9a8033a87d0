package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.ACCOUNT;
import static io.rollcall.platform.sql.tables.Tables.MEMBERSHIP;
import static io.rollcall.platform.sql.tables.Tables.SCIM_RECORD;

import io.rollcall.scim.address.Address;
import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.filter.Operator;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.schema.AttributePath;
import io.rollcall.scim.schema.Schemas;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/// What a filter on Users means in SQL. What cannot be answered is refused, never answered with
/// nothing.
public final class UserFilter {
  private static final String SUPPORTED =
      "Supported is attribute eq value, for userName, id, emails, emails.value, displayName, active and externalId.";

  private final UserRows users;

  public UserFilter(UserRows users) {
    this.users = users;
  }

  /// @throws ScimException invalidFilter
  public Condition condition(Optional<Filter> filter) {
    return filter.map(this::condition).orElse(DSL.noCondition());
  }

  private Condition condition(Filter filter) {
    return switch (filter) {
      case Filter.Compare(AttributePath path, Operator operator, Json value) -> {
        if (operator != Operator.EQ) {
          throw unsupported(filter);
        }
        yield equal(filter, path, value);
      }
      case Filter.And _, Filter.Or _, Filter.Not _, Filter.Present _, Filter.ValuePath _ ->
          throw unsupported(filter);
    };
  }

  private Condition equal(Filter filter, AttributePath path, Json value) {
    return switch (GroupFilter.name(path, Schemas.USER_URN)) {
      case "username", "emails", "emails.value" ->
          ACCOUNT.ADDRESS_KEY.eq(Address.key(text(filter, value)));
      case "id" -> users.idField().eq(text(filter, value));
      case "displayname" -> SCIM_RECORD.DISPLAY_NAME_KEY.eq(NameKey.of(text(filter, value)));
      case "externalid" -> SCIM_RECORD.EXTERNAL_ID.eq(text(filter, value));
      case "active" -> active(filter, value);
      default -> throw unsupported(filter);
    };
  }

  private static Condition active(Filter filter, Json value) {
    if (!(value instanceof Json.Bool(boolean active))) {
      throw ScimError.invalidFilter(
              "active is compared with true or false, without quotes, in " + filter.print() + ".")
          .exception();
    }
    return MEMBERSHIP.STATUS.eq((active ? Status.ACTIVE : Status.INACTIVE).code());
  }

  static String text(Filter filter, Json value) {
    if (value instanceof Json.Str(String text)) {
      return text;
    }
    throw ScimError.invalidFilter(
            "The value must be a string in double quotes in " + filter.print() + ".")
        .exception();
  }

  private static ScimException unsupported(Filter filter) {
    return ScimError.invalidFilter(
            "This filter cannot be answered here: " + filter.print() + ". " + SUPPORTED)
        .exception();
  }
}
