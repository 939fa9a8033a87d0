package io.rollcall.faces.scim;

import io.rollcall.faces.scim.ScimReply.Resource;
import io.rollcall.faces.wire.About;
import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.faces.wire.WireRequest;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.message.BulkResponse;
import io.rollcall.scim.message.ListResponse;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.schema.Projection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The response writer: the one place for `attributes` and `excludedAttributes`, for `meta` and
/// locations, for ETags, errors and media types.
final class ScimWriter {
  static final int CREATED = 201;

  private final Dialect dialect;

  ScimWriter(Dialect dialect) {
    this.dialect = dialect;
  }

  /// @param base the SCIM base URL of the caller's directory, without a slash at its end
  WireAnswer write(ScimReply reply, WireRequest request, String base) {
    return switch (reply) {
      case ScimReply.Created(Resource resource, Projection shown) ->
          one(CREATED, resource, shown, request, base);
      case ScimReply.Shown(Resource resource, Projection shown) ->
          one(200, resource, shown, request, base);
      case ScimReply.NotModified(Resource resource) -> bodiless(304, resource, base);
      case ScimReply.Changed(Resource resource) -> bodiless(204, resource, base);
      case ScimReply.Listed(var total, var startIndex, var page, var shown) ->
          json(200, new ListResponse(total, startIndex, shown(page, shown, base)).json(), request);
      case ScimReply.ListedByCursor listed -> json(200, list(listed, base).json(), request);
      case ScimReply.Deleted _ -> WireAnswer.empty(204);
      case ScimReply.Document(Json.Obj document) -> json(200, located(document, base), request);
      case ScimReply.Documents(List<Json.Obj> all) ->
          json(200, new ListResponse(all.size(), 1, located(all, base)).json(), request);
      case ScimReply.BulkDone(BulkResponse response) -> json(200, response.json(), request);
      case ScimReply.Methods(List<String> allow) ->
          WireAnswer.empty(204).with("Allow", allow(allow));
      case ScimReply.Refused(ScimError error, Json.Obj more) -> error(error, more, request);
      case ScimReply.TooMany(ScimError error, var headers) ->
          error(error, request).with(headers).about(About.NOTHING.refused(error.status()));
      case ScimReply.NotAllowed notAllowed ->
          error(notAllowed.error(), request).with("Allow", allow(notAllowed.allow()));
    };
  }

  /// Wherever there is GET there is HEAD (RFC 9110 §9.3.2), and OPTIONS is everywhere.
  private static String allow(List<String> methods) {
    List<String> all = new ArrayList<>(methods);
    if (all.contains("GET")) {
      all.add(all.indexOf("GET") + 1, "HEAD");
    }
    all.add("OPTIONS");
    return String.join(", ", all);
  }

  static WireAnswer error(ScimError error, WireRequest request) {
    return error(error, Json.Obj.EMPTY, request);
  }

  private static WireAnswer error(ScimError error, Json.Obj more, WireRequest request) {
    Json.Obj body = Json.object().putAll(error.json()).putAll(more).build();
    WireAnswer answer = json(error.status(), body, request);
    WireAnswer told =
        error.scimType().map(type -> answer.about(About.NOTHING.refused(type))).orElse(answer);
    return error.status() == 401 ? told.with("WWW-Authenticate", "Bearer") : told;
  }

  private WireAnswer one(
      int status, Resource resource, Projection shown, WireRequest request, String base) {
    return identified(json(status, shown(resource, shown, base), request), resource, base);
  }

  private WireAnswer bodiless(int status, Resource resource, String base) {
    return identified(WireAnswer.empty(status), resource, base);
  }

  /// `Location` as RFC 7644's examples have it in every answer about one resource, and
  /// `Content-Location` as RFC 7643 §3.1 wants it.
  private WireAnswer identified(WireAnswer answer, Resource resource, String base) {
    String location = location(resource, base);
    WireAnswer located = answer.with("Location", location).with("Content-Location", location);
    return dialect.has(Dialect.Feature.VERSION_HEADER)
        ? located.with("ETag", EntityTags.of(resource.version()))
        : located;
  }

  private ListResponse list(ScimReply.ListedByCursor listed, String base) {
    return ListResponse.byCursor(
        listed.total(),
        shown(listed.page(), listed.shown(), base),
        listed.next(),
        Optional.empty());
  }

  private List<Json.Obj> shown(List<Resource> page, Projection shown, String base) {
    return page.stream().map(resource -> shown(resource, shown, base)).toList();
  }

  private Json.Obj shown(Resource resource, Projection shown, String base) {
    Json.Obj attributes =
        dialect.has(Dialect.Feature.REFERENCES)
            ? new References(base).in(resource.attributes())
            : resource.attributes();
    return shown.apply(attributes.with("meta", meta(resource, base)), resource.type());
  }

  private Json.Obj meta(Resource resource, String base) {
    Json.Builder meta = Json.object();
    for (String member : dialect.meta()) {
      meta.put(
          member,
          switch (member) {
            case "resourceType" -> dialect.typeWord().apply(resource.type().name());
            case "location" -> location(resource, base);
            case "created" -> resource.created().toString();
            case "lastModified" -> resource.changed().toString();
            case "version" -> EntityTags.of(resource.version());
            default -> throw new IllegalStateException("meta has no " + member);
          });
    }
    return meta.build();
  }

  static String location(Resource resource, String base) {
    return base + resource.type().endpoint() + "/" + resource.id();
  }

  /// The documents know only where they lie below the base.
  private static Json.Obj located(Json.Obj document, String base) {
    return document
        .object("meta")
        .flatMap(meta ->
            meta.string("location").map(path -> meta.with("location", Json.string(base + path))))
        .map(meta -> document.with("meta", meta))
        .orElse(document);
  }

  private static List<Json.Obj> located(List<Json.Obj> documents, String base) {
    return documents.stream().map(document -> located(document, base)).toList();
  }

  private static WireAnswer json(int status, Json.Obj body, WireRequest request) {
    return WireAnswer.of(status, mediaType(request), JsonCodec.bytes(body));
  }

  /// `application/scim+json` unless the client accepts `application/json` and says nothing of
  /// SCIM's.
  private static String mediaType(WireRequest request) {
    String accept = request.header("accept").orElse("").toLowerCase(Locale.ROOT);
    boolean plainOnly =
        accept.contains(ScimBody.PLAIN_MEDIA_TYPE)
            && !accept.contains(ScimBody.MEDIA_TYPE)
            && !accept.contains("*/*");
    return plainOnly ? ScimBody.PLAIN_MEDIA_TYPE : ScimBody.MEDIA_TYPE;
  }
}
