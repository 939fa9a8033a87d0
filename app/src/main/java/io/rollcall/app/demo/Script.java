package io.rollcall.app.demo;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.message.Urn;
import io.rollcall.scim.schema.Schemas;
import java.util.List;

/// The hourly script of somebody who knew no better: it looks people up by their addresses, so that
/// a new address is a new person to it. Tells its requests and what came of them.
final class Script {
  static final String BASE = "/api/v1/scim";

  private final Web web;
  private final Voice voice;

  Script(Web web, Voice voice) {
    this.web = web;
    this.voice = voice;
  }

  /// Looks for an address, as the script does before it decides that somebody is new.
  Web.Answer find(String address) {
    String filter = "userName eq \"" + address + "\"";
    voice.request("GET    " + BASE + "/Users?filter=" + filter);
    Web.Answer answer = web.get(BASE + "/Users?filter=" + Web.quoted(filter));
    long found = answer.body().integer("totalResults").orElse(0L);
    return told(answer, found == 0 ? "nobody" : "account " + id(answer));
  }

  /// A second account for somebody who has one.
  Web.Answer create(Employee person) {
    Json.Obj user =
        Json.object()
            .put("schemas", Json.strings(List.of(Schemas.USER_URN)))
            .put("userName", person.mail())
            .put(
                "name",
                Json.object()
                    .put("givenName", person.givenName())
                    .put("familyName", person.familyName())
                    .build())
            .build();
    voice.request("POST   " + BASE + "/Users");
    voice.aside(JsonCodec.text(user.without("schemas")));
    Web.Answer answer = web.post(BASE + "/Users", user);
    return told(answer, "account " + answer.body().string("id").orElse("?"));
  }

  private static String id(Web.Answer list) {
    return list.body().objects("Resources").stream()
        .flatMap(user -> user.string("id").stream())
        .findFirst()
        .orElse("?");
  }

  /// What should have been sent in the first place.
  Web.Answer rename(String accountId, String address) {
    Json.Obj operation =
        Json.object().put("op", "Replace").put("path", "userName").put("value", address).build();
    Json.Obj patch =
        Json.object()
            .put("schemas", Json.strings(List.of(Urn.PATCH_OP)))
            .put("Operations", Json.array(operation))
            .build();
    voice.request("PATCH  " + BASE + "/Users/" + accountId);
    voice.aside(JsonCodec.text(operation));
    Web.Answer answer = web.patch(BASE + "/Users/" + accountId, patch);
    return told(answer, "");
  }

  Web.Answer delete(String accountId) {
    voice.request("DELETE " + BASE + "/Users/" + accountId);
    return told(web.delete(BASE + "/Users/" + accountId), "");
  }

  private Web.Answer told(Web.Answer answer, String what) {
    voice.answer(answer.status() < 400, (answer.line() + "   " + what).strip());
    answer.body().string("detail").ifPresent(voice::aside);
    return answer;
  }
}
