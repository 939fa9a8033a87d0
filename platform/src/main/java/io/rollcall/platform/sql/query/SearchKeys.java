package io.rollcall.platform.sql.query;

import io.rollcall.scim.schema.Schemas;
import java.util.List;
import java.util.Locale;

/// Which values have rows in the key table, so that a filter for one of them reads an index: those
/// of the paths that identity providers look people up by and that are no columns.
public final class SearchKeys {
  /// As [SearchPath][io.rollcall.scim.query.SearchPath] names them.
  public static final List<String> PATHS =
      List.of("emails.value", Schemas.ENTERPRISE_URN.toLowerCase(Locale.ROOT) + ":employeenumber");

  /// The key of the primary e-mail, where that is the address of the account. No filter asks for
  /// it.
  public static final String ADDRESS = "address";

  /// Databases bound what an entry of an index holds: PostgreSQL at about 2,700 bytes.
  private static final int LONGEST = 400;

  private SearchKeys() {}

  /// What is kept of a [SortKey][io.rollcall.scim.query.SortKey] in the key table: its beginning,
  /// if it is very long. The search document has all of it.
  public static String indexed(String sortKey) {
    return sortKey.codePointCount(0, sortKey.length()) <= LONGEST
        ? sortKey
        : sortKey.substring(0, sortKey.offsetByCodePoints(0, LONGEST));
  }
}
