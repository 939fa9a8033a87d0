package io.rollcall.faces.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.db.Database;
import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.platform.Caller;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A User of as many values as a request may have: what is kept of it has more than that.
final class ManyValuesTest {
  private static final String URN = "urn:acme:scim:Measured";
  private static final int LISTS = 14;
  private static final int VALUES = 9_900;
  private @TempDir Path folder;

  @Test
  void whatTheServiceMakesOfARequestIsNotBoundedLikeTheRequest() {
    try (Database database = Database.open("jdbc:sqlite:" + folder.resolve("rollcall.db"))) {
      Acme acme = Acme.in(database);
      acme.platform()
          .schemas()
          .add(new Caller.Operator(), acme.organization().id(), "User", schema());

      WireAnswer made = acme.send(acme.face(), "POST", acme.path("/Users"), user());

      assertThat(made.status()).isEqualTo(201);
      String id = json(made.body().bytes()).string("id").orElseThrow();
      WireAnswer read = acme.send(acme.face(), "GET", acme.path("/Users/" + id), "");
      assertThat(read.status()).isEqualTo(200);
      Json.Obj measured = (Json.Obj) json(read.body().bytes()).get(URN).orElseThrow();
      assertThat(((Json.Arr) measured.get("list13").orElseThrow()).items()).hasSize(VALUES);
    }
  }

  private static Json.Obj schema() {
    List<Json> attributes =
        IntStream.range(0, LISTS)
            .<Json>mapToObj(i ->
                Json.object()
                    .put("name", "list" + i)
                    .put("type", "integer")
                    .put("multiValued", true)
                    .build())
            .toList();
    return Json.object()
        .put("id", URN)
        .put("name", "Measured")
        .put("attributes", Json.array(attributes))
        .build();
  }

  private static String user() {
    String values =
        IntStream.range(0, VALUES).mapToObj(String::valueOf).collect(Collectors.joining(","));
    String lists =
        IntStream.range(0, LISTS)
            .mapToObj(i -> "\"list%d\":[%s]".formatted(i, values))
            .collect(Collectors.joining(","));
    return "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\",\"%s\"],\"userName\":\"u\",\"%s\":{%s}}"
        .formatted(URN, URN, lists);
  }

  private static Json.Obj json(byte[] body) {
    assertThat(body).isNotEmpty();
    return (Json.Obj) JsonCodec.parse(body);
  }

  /// The request alone is within its bound.
  @Test
  void theRequestIsWithinItsBound() {
    assertThat(JsonCodec.bounded(user().getBytes(StandardCharsets.UTF_8))).isNotNull();
  }
}
