package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.SCIM_GROUP;

import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.filter.Operator;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Echo;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.schema.AttributePath;
import io.rollcall.scim.schema.Schemas;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/// What a filter on Groups means in SQL.
public final class GroupFilter {
  private GroupFilter() {}

  /// @throws ScimException invalidFilter
  public static Condition condition(Optional<Filter> filter) {
    return filter.map(GroupFilter::condition).orElse(DSL.noCondition());
  }

  private static Condition condition(Filter filter) {
    return switch (filter) {
      case Filter.Compare(AttributePath path, Operator operator, Json value) -> {
        if (operator != Operator.EQ) {
          throw unsupported(filter);
        }
        yield switch (name(path, Schemas.GROUP_URN)) {
          case "displayname" ->
              SCIM_GROUP.DISPLAY_NAME_KEY.eq(NameKey.of(UserFilter.text(filter, value)));
          case "id" -> SCIM_GROUP.ID.eq(UserFilter.text(filter, value));
          default -> throw unsupported(filter);
        };
      }
      case Filter.And _, Filter.Or _, Filter.Not _, Filter.Present _, Filter.ValuePath _ ->
          throw unsupported(filter);
    };
  }

  /// The attribute's name in lower case, without the schema of the resource's own attributes.
  static String name(AttributePath path, String coreUrn) {
    AttributePath normal = path.normalised();
    String schema =
        normal.schema().filter(urn -> !urn.equals(coreUrn.toLowerCase(Locale.ROOT))).orElse("");
    return schema + normal.name() + normal.sub().map(sub -> "." + sub).orElse("");
  }

  private static ScimException unsupported(Filter filter) {
    return ScimError.invalidFilter(
            "This filter cannot be answered here: "
                + Echo.of(filter.print())
                + ". Supported is attribute eq value, for displayName and id.")
        .exception();
  }
}
