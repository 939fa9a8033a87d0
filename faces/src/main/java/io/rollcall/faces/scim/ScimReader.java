package io.rollcall.faces.scim;

import io.rollcall.faces.wire.Query;
import io.rollcall.platform.Expected;
import io.rollcall.scim.message.BulkRequest;
import io.rollcall.scim.message.Echo;
import io.rollcall.scim.message.Reading;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.SearchRequest;
import io.rollcall.scim.patch.PatchRequest;
import io.rollcall.scim.schema.Projection;
import io.rollcall.scim.schema.ResourceRequest;
import java.util.List;
import java.util.Optional;

/// The request reader: the only place that sees a path, a query string or a body. It parses each
/// once and hands on a [ScimRequest].
final class ScimReader {
  private final Dialect dialect;
  private final Routes routes;
  private final ListingReader listings;

  ScimReader(Dialect dialect, Routes routes) {
    this.dialect = dialect;
    this.routes = routes;
    this.listings = new ListingReader(dialect);
  }

  /// Reads what is wanted.
  ///
  /// @throws ScimException 400 with the reason for what is not SCIM, 403 for a filter where there
  ///   is nothing to filter, 501 for `/Me`
  ScimRequest read(ScimCall call, Route route, Terms terms) {
    if (route instanceof Route.Me) {
      throw me();
    }
    List<String> allow = routes.methods(route, terms);
    if (call.method().equals("OPTIONS")) {
      return new ScimRequest.ShowMethods(allow);
    }
    if (!allow.contains(call.method())) {
      return notAllowed(call, allow, routes.instead(route));
    }
    return switch (route) {
      case Route.Collection(Kind kind) ->
          call.method().equals("GET")
              ? find(listings.search(call.query()), kind, terms)
              : create(call, kind, terms);
      case Route.One(Kind kind, String id) -> one(call, kind, id, terms);
      case Route.Search(Kind kind) -> find(search(call, terms), kind, terms);
      case Route.Base _ -> findAll(listings.search(call.query()), terms);
      case Route.SearchAll _ -> findAll(search(call, terms), terms);
      case Route.Bulk _ ->
          new ScimRequest.Bulk(BulkRequest.read(call.body().get(), terms.leniencies()));
      case Route.Me _ -> throw me();
      case Route.ServiceProviderConfig _ ->
          document(call, new ScimRequest.ShowServiceProviderConfig());
      case Route.ResourceTypes(Optional<String> name) ->
          document(call, new ScimRequest.ShowResourceTypes(name));
      case Route.SchemaDocuments(Optional<String> urn) ->
          document(call, new ScimRequest.ShowSchemas(urn));
    };
  }

  private ScimRequest create(ScimCall call, Kind kind, Terms terms) {
    return new ScimRequest.Create(kind, resource(call, kind, terms), shown(call.query()));
  }

  private ScimRequest one(ScimCall call, Kind kind, String id, Terms terms) {
    return switch (call.method()) {
      case "GET" -> new ScimRequest.Get(kind, id, unless(call), shown(call.query()));
      case "PUT" ->
          new ScimRequest.Replace(
              kind, id, resource(call, kind, terms), expected(call), shown(call.query()));
      case "PATCH" ->
          new ScimRequest.Patch(
              kind, id, patch(call, kind, terms), expected(call), shown(call.query()));
      case "DELETE" -> new ScimRequest.Delete(kind, id, expected(call));
      default -> throw new IllegalStateException(call.method() + " is allowed and not read");
    };
  }

  private static SearchRequest search(ScimCall call, Terms terms) {
    return SearchRequest.read(call.body().get(), new Reading(terms.leniencies()));
  }

  private ScimRequest find(SearchRequest search, Kind kind, Terms terms) {
    Projection shown = shown(search);
    boolean references = kind.wantsReferences(shown, terms.types());
    return new ScimRequest.Find(kind, listings.listing(search, kind, references, terms), shown);
  }

  /// Users and groups have no attribute that all of them can be sorted by.
  private ScimRequest findAll(SearchRequest search, Terms terms) {
    if (listings.sort(search).isPresent()) {
      throw ScimError.invalidValue(
              "Users and groups together are not sorted. Leave out sortBy, or ask /Users or /Groups.")
          .exception();
    }
    return new ScimRequest.FindAll(
        listings.filter(search, terms), listings.window(search), shown(search));
  }

  /// RFC 7644 §4: whoever filters these documents must not believe that the answer is filtered.
  private static ScimRequest document(ScimCall call, ScimRequest request) {
    if (call.query().has("filter")) {
      throw ScimError.forbidden(
              "What describes this service is not filtered. Leave the filter out and choose from all of it.")
          .exception();
    }
    return request;
  }

  private static ScimRequest notAllowed(ScimCall call, List<String> allow, String instead) {
    String path = Echo.of("/" + String.join("/", call.path()));
    return new ScimRequest.NotAllowed(
        allow, Echo.of(call.method()) + " is not possible on " + path + ". " + instead);
  }

  private static ScimException me() {
    return ScimError.notImplemented(
            "/Me is not served: a directory's token stands for an identity provider, not for one of"
                + " its users. Find the user with GET /Users?filter=userName eq \"…\".")
        .exception();
  }

  private EntityTags.Unless unless(ScimCall call) {
    return dialect.has(Dialect.Feature.ETAG)
        ? EntityTags.unless(call.ifNoneMatch())
        : EntityTags.Unless.NEVER;
  }

  private Expected expected(ScimCall call) {
    return dialect.has(Dialect.Feature.ETAG)
        ? EntityTags.expected(call.versionFrom(), call.ifMatch())
        : Expected.ANY;
  }

  private Projection shown(Query query) {
    return checked(
        Projection.read(
            query.first("attributes"), query.first("excludedAttributes").filter(_ -> excludes())));
  }

  private Projection shown(SearchRequest search) {
    return checked(
        Projection.read(
            Optional.of(String.join(",", search.attributes())),
            Optional.of(String.join(",", search.excludedAttributes())).filter(_ -> excludes())));
  }

  private boolean excludes() {
    return dialect.has(Dialect.Feature.EXCLUSION);
  }

  private Projection checked(Projection shown) {
    if (!dialect.has(Dialect.Feature.BOTH_PROJECTIONS)
        && !shown.attributes().isEmpty()
        && !shown.excluded().isEmpty()) {
      throw ScimError.invalidValue(
              "attributes and excludedAttributes exclude each other here: send one of the two.")
          .exception();
    }
    return shown;
  }

  private static ResourceRequest resource(ScimCall call, Kind kind, Terms terms) {
    return ResourceRequest.read(call.body().get(), kind.type(terms.types()), terms.leniencies());
  }

  private PatchRequest patch(ScimCall call, Kind kind, Terms terms) {
    PatchRequest patch =
        PatchRequest.read(call.body().get(), kind.type(terms.types()), terms.leniencies());
    if (kind == Kind.GROUP) {
      checkMembers(patch);
    }
    return patch;
  }

  private void checkMembers(PatchRequest patch) {
    int most = dialect.bounds().membersInPatch();
    int named = patch.memberChanges().stream().mapToInt(change -> change.ids().size()).sum();
    if (named > most) {
      throw ScimError.tooLarge(
              "A PATCH names at most %,d members, this one %,d. Send several; small ones cost less."
                  .formatted(most, named))
          .exception();
    }
  }
}
