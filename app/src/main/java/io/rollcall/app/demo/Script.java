package io.rollcall.app.demo;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.util.regex.Pattern;

/// Somebody who knows no better, at one app: looks people up by their addresses, so that a new
/// address is a new person. Tells the requests and what came of them.
final class Script {
  // An id in full tells nobody more than its beginning.
  private static final Pattern UUID = Pattern.compile("([0-9a-f]{8})-[0-9a-f-]{27}");

  private final App app;
  private final Web web;
  private final String users;
  private final Voice voice;

  private Script(App app, Web web, String base, Voice voice) {
    this.app = app;
    this.web = web;
    this.users = base + "/Users";
    this.voice = voice;
  }

  /// The script that runs every hour.
  static Script hourly(App app, Voice voice) {
    return new Script(app, app.access().script(), app.access().scriptBase(), voice);
  }

  /// Somebody with `curl` and the token of Rollcall's directory.
  static Script byHand(App app, Voice voice) {
    return new Script(app, app.access().scim(), app.access().base(), voice);
  }

  /// Looks for an address, as the script does before it decides that somebody is new.
  ///
  /// @return the SCIM id; empty for nobody
  String find(String address) {
    String filter = "userName eq \"" + address + "\"";
    request("GET   ", users + "?filter=" + filter);
    Web.Answer answer = web.get(users + "?filter=" + Web.quoted(filter));
    String id =
        answer.body().objects("Resources").stream()
            .flatMap(user -> user.string("id").stream())
            .findFirst()
            .orElse("");
    told(answer, id.isEmpty() ? "nobody" : "account " + shown(id));
    return id;
  }

  /// A second account for somebody who has one.
  ///
  /// @return the account's id
  String create(Employee person) {
    Json.Obj user = app.newUser(person);
    request("POST  ", users);
    voice.aside(spaced(user.without("schemas")));
    Web.Answer answer = web.post(users, user);
    String account = Users.User.of(answer.body()).account();
    told(answer, "account " + account);
    return account;
  }

  /// What should have been sent in the first place.
  void rename(String id, String address) {
    Json.Obj patch = app.newAddress(address);
    request("PATCH ", users + "/" + id);
    patch.objects("Operations").forEach(operation -> voice.aside(spaced(operation)));
    told(web.patch(users + "/" + id, patch), "");
  }

  void delete(String id) {
    request("DELETE", users + "/" + id);
    told(web.delete(users + "/" + id), "");
  }

  private void request(String method, String path) {
    voice.request(method + " " + shown(path));
  }

  // With room to break a line.
  private static String spaced(Json.Obj object) {
    return JsonCodec.text(object).replace(",\"", ", \"");
  }

  private static String shown(String path) {
    return UUID.matcher(path).replaceAll("$1…");
  }

  private void told(Web.Answer answer, String what) {
    voice.answer(answer.status() < 400, (answer.line() + "   " + what).strip());
    answer.body().string("detail").ifPresent(voice::aside);
  }
}
