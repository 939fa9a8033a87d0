package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.ACCOUNT;
import static io.rollcall.platform.sql.tables.Tables.MEMBERSHIP;
import static io.rollcall.platform.sql.tables.Tables.SCIM_RECORD;

import io.rollcall.scim.address.Address;
import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.filter.Operator;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Echo;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.schema.AttributePath;
import io.rollcall.scim.schema.Schemas;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/// What a filter on Users means in SQL. What cannot be answered is refused, never answered with
/// nothing.
public final class UserFilter {
  private static final List<String> ALWAYS =
      List.of("userName", "id", "emails", "emails.value", "active");
  private static final List<String> IF_KEPT = List.of("displayName", "externalId");

  private final UserRows users;
  private final Set<String> kept;

  /// @param kept the attributes of which the preset keeps what it is sent
  public UserFilter(UserRows users, Set<String> kept) {
    this.users = users;
    this.kept = Set.copyOf(kept);
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
    String name = GroupFilter.name(path, Schemas.USER_URN);
    if (IF_KEPT.stream().anyMatch(a -> a.equalsIgnoreCase(name) && !kept.contains(a))) {
      throw unsupported(filter);
    }
    return switch (name) {
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
              "active is compared with true or false, without quotes, in "
                  + Echo.of(filter.print())
                  + ".")
          .exception();
    }
    return MEMBERSHIP.STATUS.eq((active ? Status.ACTIVE : Status.INACTIVE).code());
  }

  static String text(Filter filter, Json value) {
    if (value instanceof Json.Str(String text)) {
      return text;
    }
    throw ScimError.invalidFilter(
            "The value must be a string in double quotes in " + Echo.of(filter.print()) + ".")
        .exception();
  }

  private ScimException unsupported(Filter filter) {
    String supported =
        Stream.concat(ALWAYS.stream(), IF_KEPT.stream().filter(kept::contains))
            .collect(Collectors.joining(", "));
    return ScimError.invalidFilter(
            "This filter cannot be answered here: "
                + Echo.of(filter.print())
                + ". Supported is attribute eq value, for "
                + supported
                + ".")
        .exception();
  }
}
