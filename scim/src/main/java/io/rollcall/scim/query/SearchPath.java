package io.rollcall.scim.query;

import io.rollcall.scim.schema.Attribute;
import io.rollcall.scim.schema.ResolvedPath;
import java.util.Locale;
import java.util.Optional;

/// Under which name a [SearchDocument] holds what a path names: `[urn:]attribute[.sub]` in lower
/// case. All names follow from the schema, never from what a client spelt.
public final class SearchPath {
  /// The name of the only member of an element whose attribute is a list of simple values.
  static final String VALUE = "value";

  private SearchPath() {}

  /// The name of the attribute, or of its sub-attribute. For a multi-valued attribute that is the
  /// list; with a sub-attribute, the scalar to sort by ([#sorted]).
  public static String of(ResolvedPath path) {
    return lower(path.path().print());
  }

  /// Whether the path leads through a list, whose elements have to be looked at.
  public static boolean isInList(ResolvedPath path) {
    return path.attribute().multiValued();
  }

  /// The name of the list that a path through a multi-valued attribute leads to.
  public static String list(ResolvedPath path) {
    return of(new ResolvedPath(path.extension(), path.attribute(), Optional.empty()));
  }

  /// The name of a path's leaf inside each element of that list: `value` if the elements are
  /// simple.
  public static String inElement(ResolvedPath path) {
    return path.sub().map(SearchPath::inElement).orElse(VALUE);
  }

  /// The name of a sub-attribute inside each element of a list, as in a value filter.
  public static String inElement(Attribute sub) {
    return lower(sub.name());
  }

  /// The name of the one key to sort by (RFC 7644 §3.4.2.3): of a list, the primary's or first
  /// element's.
  public static String sorted(ResolvedPath path) {
    ResolvedPath leaf = path.compared();
    return isInList(leaf) ? list(leaf) + "." + inElement(leaf) : of(leaf);
  }

  static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
