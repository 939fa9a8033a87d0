package io.rollcall.faces.scim;

import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.faces.wire.WireRequest;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.message.ListResponse;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.schema.Projection;
import java.util.List;
import java.util.Locale;

/// The response writer: the one place for `attributes` and `excludedAttributes`, for `meta` and
/// locations, for ETags, errors and media types.
final class ScimWriter {
  private static final String SCIM = "application/scim+json";
  private static final String JSON = "application/json";

  private final Dialect dialect;

  ScimWriter(Dialect dialect) {
    this.dialect = dialect;
  }

  /// @param base the SCIM base URL of the caller's directory, without a slash at its end
  WireAnswer write(ScimReply reply, WireRequest request, String base) {
    return switch (reply) {
      case ScimReply.Created(ScimReply.Resource resource, Projection shown) ->
          one(201, resource, shown, request, base).with("Location", location(resource, base));
      case ScimReply.Shown(ScimReply.Resource resource, Projection shown) ->
          one(200, resource, shown, request, base);
      case ScimReply.Listed listed -> list(listed, request, base);
      case ScimReply.Done() -> WireAnswer.empty(204);
      case ScimReply.Document(Json.Obj document) -> json(200, located(document, base), request);
      case ScimReply.Documents(List<Json.Obj> all) ->
          json(200, new ListResponse(all.size(), 1, located(all, base)).json(), request);
      case ScimReply.Refused(ScimError error) -> error(error, request);
      case ScimReply.NotAllowed(List<String> allow, String reason) ->
          error(ScimError.methodNotAllowed(reason), request)
              .with("Allow", String.join(", ", allow));
    };
  }

  static WireAnswer error(ScimError error, WireRequest request) {
    WireAnswer answer = json(error.status(), error.json(), request);
    return error.status() == 401 ? answer.with("WWW-Authenticate", "Bearer") : answer;
  }

  private WireAnswer one(
      int status, ScimReply.Resource resource, Projection shown, WireRequest request, String base) {
    return json(status, shown(resource, shown, base), request)
        .with("ETag", "W/\"" + resource.version() + "\"");
  }

  private WireAnswer list(ScimReply.Listed listed, WireRequest request, String base) {
    List<Json.Obj> page = listed.page().stream().map(r -> shown(r, listed.shown(), base)).toList();
    return json(200, new ListResponse(listed.total(), listed.startIndex(), page).json(), request);
  }

  private Json.Obj shown(ScimReply.Resource resource, Projection shown, String base) {
    return shown.apply(resource.attributes().with("meta", meta(resource, base)), resource.type());
  }

  private Json.Obj meta(ScimReply.Resource resource, String base) {
    Json.Builder meta = Json.object();
    for (String member : dialect.meta()) {
      meta.put(
          member,
          switch (member) {
            case "resourceType" -> resource.type().name();
            case "location" -> location(resource, base);
            case "created" -> resource.created().toString();
            case "lastModified" -> resource.changed().toString();
            default -> throw new IllegalStateException("meta has no " + member);
          });
    }
    return meta.build();
  }

  private static String location(ScimReply.Resource resource, String base) {
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
    boolean plainOnly = accept.contains(JSON) && !accept.contains(SCIM) && !accept.contains("*/*");
    return plainOnly ? JSON : SCIM;
  }
}
