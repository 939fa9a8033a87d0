package io.rollcall.faces.spec;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.json.JsonException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.opentest4j.AssertionFailedError;

/// Plays one case.
final class Play {
  private final World world;
  private final Case the;
  private final Names names;
  private int step;

  Play(World world, Case the) {
    this.world = world;
    this.the = the;
    this.names = new Names(world.names(the.world()), this::missing);
  }

  private String missing(String name) {
    throw new AssertionError(the + ", step " + step + ", names what is not there: " + name);
  }

  void run() {
    for (Json.Obj each : the.steps()) {
      step++;
      names.put("step", String.valueOf(step));
      play(each);
    }
  }

  private void play(Json.Obj each) {
    each.string("later").map(Duration::parse).ifPresent(world::pass);
    HttpResponse<byte[]> answer = send(each);
    Json body = body(answer);
    check(names.filled(each.object("then").orElse(Json.Obj.EMPTY)), answer, body);
    each.string("as").ifPresent(name -> names.keep(name, answer, body));
    each.object("keep").ifPresent(kept -> names.keep(kept, body));
  }

  private HttpResponse<byte[]> send(Json.Obj each) {
    try {
      return new Sender(world.http, names).send(each);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(the + ", step " + step, e);
    }
  }

  private Json body(HttpResponse<byte[]> answer) {
    try {
      return answer.body().length == 0 ? new Json.Null() : JsonCodec.parse(answer.body());
    } catch (JsonException e) {
      throw failure("the body is not JSON: " + e, answer);
    }
  }

  private void check(Json.Obj then, HttpResponse<byte[]> answer, Json body) {
    long status =
        then.integer("status")
            .orElseThrow(() -> failure("the step says no status, as a number", answer));
    if (status != answer.statusCode()) {
      throw failure("status should be " + status + " and is " + answer.statusCode(), answer);
    }
    then.object("headers")
        .ifPresent(expected ->
            expected
                .members()
                .forEach((name, value) -> {
                  Optional<Json> actual = answer.headers().firstValue(name).map(Json::string);
                  Likeness.difference("header " + name, value, actual)
                      .ifPresent(difference -> {
                        throw failure(difference, answer);
                      });
                }));
    then.get("body")
        .ifPresent(expected -> {
          Optional<Json> actual = body instanceof Json.Null ? Optional.empty() : Optional.of(body);
          Likeness.difference("body", expected, actual)
              .ifPresent(difference -> {
                throw failure(difference, answer);
              });
        });
  }

  private AssertionFailedError failure(String what, HttpResponse<byte[]> answer) {
    String text = new String(answer.body(), StandardCharsets.UTF_8);
    return new AssertionFailedError(
        the
            + ", step "
            + step
            + ": "
            + what
            + "\n"
            + answer.request().method()
            + " "
            + answer.uri()
            + "\n→ "
            + answer.statusCode()
            + " "
            + (text.length() > 1_500 ? text.substring(0, 1_500) : text));
  }
}
