package io.rollcall.platform.sql.query;

import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.schema.Attribute;
import io.rollcall.scim.schema.ResolvedPath;
import java.util.Locale;
import org.jooq.Field;

/// Where the values of a resource type's paths are.
interface Places {
  Place of(ResolvedPath path);

  /// Of `meta`, which every resource has.
  ///
  /// @param type the name of the resource type
  static Place meta(ResolvedPath path, String type, Field<Long> created, Field<Long> changed) {
    return switch (path.sub().map(Attribute::name).map(Places::lower).orElse("")) {
      case "resourcetype" -> new Constant(type);
      case "created" -> new Moment(created);
      case "lastmodified" -> new Moment(changed);
      case "location" -> new Always("It is made of the resource's id: filter by id.");
      case "version" ->
          new Always("Send it in If-Match or If-None-Match, or filter by meta.lastModified.");
      default -> new Always("Name one of its sub-attributes, such as meta.lastModified.");
    };
  }

  /// A filter that is understood and cannot be answered.
  static ScimException unanswerable(String path, String advice) {
    return ScimError.invalidFilter(path + " cannot be compared in a filter here. " + advice)
        .exception();
  }

  static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
