package io.rollcall.scim.message;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// The body of a Bulk request (RFC 7644 §3.7).
///
/// @param failOnErrors after how many failed operations the rest is not tried; absent, all are
public record BulkRequest(
    List<BulkOperation> operations, Optional<Integer> failOnErrors, List<Leniency> leniencies) {

  /// How many operations one request may have.
  public static final int MAX_OPERATIONS = 1_000;

  /// A bulkId stands in paths and filters, so it may not have what ends a word there.
  private static final Pattern BULK_ID = Pattern.compile("[^\"\\s/\\[\\]]{1,256}");

  /// An endpoint, and after it perhaps an id.
  private static final Pattern PATH = Pattern.compile("/[^/?#\\s]+(/[^/?#\\s]+)?");

  public BulkRequest {
    operations = List.copyOf(operations);
    leniencies = List.copyOf(leniencies);
  }

  /// Reads the message, not what its operations carry: each operation's data is read as the body of
  /// the request that it is.
  ///
  /// @throws ScimException invalidSyntax or invalidValue, saying which operation lacks what; 413 if
  ///   there are too many
  public static BulkRequest read(Json json, Leniencies leniencies) {
    if (!(json instanceof Json.Obj body)) {
      throw ScimError.invalidSyntax("The body of a Bulk request must be a JSON object").exception();
    }
    Reading reading = new Reading(leniencies);
    if (!body.items("schemas").contains(Json.string(Urn.BULK_REQUEST))) {
      reading.take(
          Leniency.NO_MESSAGE_SCHEMA,
          () ->
              ScimError.invalidSyntax(
                  "The schemas of a Bulk request must list " + Urn.BULK_REQUEST));
    }
    List<Json> given = operations(body);
    List<BulkOperation> operations =
        IntStream.range(0, given.size())
            .mapToObj(i -> operation("Operations[%d]".formatted(i), given.get(i)))
            .toList();
    return new BulkRequest(operations, failOnErrors(body), reading.taken());
  }

  private static List<Json> operations(Json.Obj body) {
    if (!(body.find("Operations").orElse(Json.Arr.EMPTY) instanceof Json.Arr(List<Json> given))
        || given.isEmpty()) {
      throw ScimError.invalidSyntax("Operations must be a list of at least one operation")
          .exception();
    }
    if (given.size() > MAX_OPERATIONS) {
      throw ScimError.tooLarge(
              "A Bulk request has at most %,d operations, this one has %,d"
                  .formatted(MAX_OPERATIONS, given.size()))
          .exception();
    }
    return given;
  }

  private static Optional<Integer> failOnErrors(Json.Obj body) {
    return body.find("failOnErrors")
        .filter(v -> !(v instanceof Json.Null))
        .map(v -> {
          if (v instanceof Json.Num n && n.integer().orElse(0L) > 0) {
            return Math.clamp(n.integer().orElseThrow(), 1, Integer.MAX_VALUE);
          }
          throw ScimError.invalidValue(
                  "failOnErrors must be a whole number of at least 1, not "
                      + Echo.of(JsonCodec.text(v)))
              .exception();
        });
  }

  private static BulkOperation operation(String where, Json json) {
    if (!(json instanceof Json.Obj given)) {
      throw refused(where, "must be an object with method and path").exception();
    }
    BulkOperation.Method method =
        given
            .string("method")
            .flatMap(BulkOperation.Method::of)
            .orElseThrow(
                () -> refused(where, "needs a method: POST, PUT, PATCH or DELETE").exception());
    return new BulkOperation(
        method,
        path(where, method, given),
        bulkId(where, method, given),
        given.string("version").filter(v -> !v.isEmpty()),
        data(where, method, given));
  }

  private static String path(String where, BulkOperation.Method method, Json.Obj given) {
    String text = given.string("path").orElse("");
    String path = text.startsWith("/") ? text : "/" + text;
    boolean hasId = path.lastIndexOf('/') > 0;
    if (!PATH.matcher(path).matches() || hasId == (method == BulkOperation.Method.POST)) {
      String expected = method == BulkOperation.Method.POST ? "/Users" : "/Users/{id}";
      throw refused(
              where,
              "a %s needs a path such as %s, not \"%s\"".formatted(method, expected, Echo.of(text)))
          .exception();
    }
    return path;
  }

  private static Optional<String> bulkId(
      String where, BulkOperation.Method method, Json.Obj given) {
    Optional<String> bulkId = given.string("bulkId");
    boolean isFit = bulkId.map(b -> BULK_ID.matcher(b).matches()).orElse(true);
    if (!isFit || (method == BulkOperation.Method.POST && bulkId.isEmpty())) {
      throw refused(
              where,
              "a POST needs a bulkId, a text of 1 to 256 characters without spaces, quotes, / and []")
          .exception();
    }
    return bulkId;
  }

  private static Json data(String where, BulkOperation.Method method, Json.Obj given) {
    Json data = given.find("data").orElse(new Json.Null());
    return switch (method) {
      case DELETE -> new Json.Null();
      case POST, PUT, PATCH -> {
        if (data instanceof Json.Arr list && method == BulkOperation.Method.PATCH) {
          // As in the RFC's own example before its erratum 5050.
          yield Json.object().put("Operations", list).build();
        }
        if (!(data instanceof Json.Obj)) {
          throw refused(where, "a %s needs data, an object".formatted(method)).exception();
        }
        yield data;
      }
    };
  }

  private static ScimError refused(String where, String why) {
    return ScimError.invalidSyntax(where + ": " + why);
  }
}
