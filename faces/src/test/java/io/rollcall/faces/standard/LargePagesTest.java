package io.rollcall.faces.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.db.Database;
import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Resources that are large end a page early, and nobody is skipped.
final class LargePagesTest {
  private static final int USERS = 12;
  private @TempDir Path folder;

  @Test
  void aQueryOfEverythingGoesOnWithTheUsersBeforeTheGroups() {
    try (Database database = Database.open("jdbc:sqlite:" + folder.resolve("rollcall.db"))) {
      Acme acme = Acme.in(database);
      List<String> expected = new ArrayList<>();
      for (int i = 0; i < USERS; i++) {
        expected.add(id(acme.send(acme.face(), "POST", acme.path("/Users"), user(i))));
      }
      expected.add(id(acme.send(acme.face(), "POST", acme.path("/Groups"), group())));

      List<String> seen = new ArrayList<>();
      int pages = 0;
      while (seen.size() < expected.size()) {
        Json.Obj page =
            json(acme.send(acme.face(), "POST", acme.path("/.search"), search(seen.size() + 1)));
        assertThat(page.integer("totalResults")).contains(USERS + 1L);
        assertThat(page.objects("Resources")).isNotEmpty();
        page.objects("Resources").forEach(found -> seen.add(found.string("id").orElse("")));
        pages++;
      }

      assertThat(seen).isEqualTo(expected);
      assertThat(pages).isGreaterThan(1);
    }
  }

  private static String search(int startIndex) {
    return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:SearchRequest\"],\"startIndex\":%d,\"count\":100}"
        .formatted(startIndex);
  }

  private static String user(int number) {
    String values =
        IntStream.range(0, 900)
            .mapToObj(i -> "{\"value\":\"" + i + "x".repeat(900) + "\"}")
            .collect(Collectors.joining(","));
    return "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"u%d\",\"entitlements\":[%s]}"
        .formatted(number, values);
  }

  private static String group() {
    return "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"],\"displayName\":\"G\"}";
  }

  private static String id(WireAnswer answer) {
    return json(answer).string("id").orElseThrow();
  }

  private static Json.Obj json(WireAnswer answer) {
    return (Json.Obj) JsonCodec.parse(answer.body().bytes());
  }
}
