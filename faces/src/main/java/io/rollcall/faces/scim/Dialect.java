package io.rollcall.faces.scim;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Where one vendor's SCIM differs from the next one's, as values.
///
/// @param preset the preset whose directories this face serves
/// @param basePath the path of a directory's SCIM base, from the directory's id
/// @param defaultCount how many resources a page has when the client does not say
/// @param maxCount the most resources in a page; more asked for is not an error
/// @param features what is served beyond reading everything, creating, patching and deleting users
///   and patching groups
/// @param missingMethods why the methods that users and groups lack are not there
/// @param unknownMembersStatus what it answers when members of a group do not exist: 400 or 404
/// @param meta which members `meta` has, of resourceType, location, created, lastModified, version
/// @param rates how many requests a directory may send, where its rate limits are not off
/// @param typeWord how `meta.resourceType` spells the name of a type
/// @param filters what may be filtered by; empty for everything
/// @param bounds how much a request may carry
/// @param words how some refusals look
public record Dialect(
    String preset,
    UnaryOperator<String> basePath,
    int defaultCount,
    int maxCount,
    Set<Feature> features,
    MissingMethods missingMethods,
    int unknownMembersStatus,
    List<String> meta,
    ScimRates rates,
    UnaryOperator<String> typeWord,
    Optional<Filters> filters,
    Bounds bounds,
    Words words) {

  /// The largest body, in bytes.
  static final int MAX_PAYLOAD_BYTES = 10 * 1024 * 1024;

  public Dialect {
    features = Set.copyOf(features);
    meta = List.copyOf(meta);
  }

  /// What a vendor's SCIM may or may not have.
  public enum Feature {
    /// PUT of a user.
    REPLACE_USERS,
    /// POST, PUT and DELETE of groups, where they are no team's.
    OWN_GROUPS,
    /// A PATCH of a group answers 204, and 200 with the group only when attributes are asked for.
    SILENT_GROUP_PATCH,
    /// Queries by POST to `.search`, and queries of users and groups together at the base.
    SEARCH,
    /// `sortBy` and `sortOrder`.
    SORT,
    /// Paging by cursor (RFC 9865).
    CURSOR,
    /// `/Bulk`.
    BULK,
    /// `If-Match` and `If-None-Match`.
    ETAG,
    /// The header `ETag` with every resource.
    VERSION_HEADER,
    /// `excludedAttributes`, which otherwise means nothing.
    EXCLUSION,
    /// `attributes` and `excludedAttributes` in one request.
    BOTH_PROJECTIONS,
    /// Filters of groups by complex attributes, such as members.
    COMPLEX_GROUP_FILTERS,
    /// `$ref` beside every id of another resource.
    REFERENCES,
    /// `/Me` answers that it is not served (RFC 7644 §3.11); without this there is no such path.
    ME,
    /// The documents that describe the service are read without a token.
    PUBLIC_DISCOVERY
  }

  /// @param onUsers what to do instead of the method of a user that is not served
  /// @param onGroups the same for groups
  public record MissingMethods(String onUsers, String onGroups) {}

  /// What a filter may be: one comparison with `eq`, of one of these attributes.
  public record Filters(List<String> users, List<String> groups) {
    public Filters {
      users = List.copyOf(users);
      groups = List.copyOf(groups);
    }
  }

  /// How much a request may carry.
  ///
  /// @param filterResults what is said to be the most that a filter finds
  /// @param bytes the largest body
  /// @param membersInPatch how many members a PATCH of a group may name
  public record Bounds(int filterResults, int bytes, int membersInPatch) {
    /// The service's own.
    ///
    /// @param maxCount the most resources in a page
    public static Bounds plain(int maxCount) {
      return new Bounds(maxCount, MAX_PAYLOAD_BYTES, Integer.MAX_VALUE);
    }
  }

  /// How refusals look that clients know by their words.
  ///
  /// @param unknownMembers the detail that names members that do not exist, from their ids; empty
  ///   for the service's own
  public record Words(Optional<Function<List<String>, String>> unknownMembers) {
    public static final Words PLAIN = new Words(Optional.empty());
  }

  boolean has(Feature feature) {
    return features.contains(feature);
  }
}
