package io.rollcall.e2e.stage;

import com.unboundid.util.json.JSONException;
import com.unboundid.util.json.JSONObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Plain HTTP requests as a script sends them: one service, one token, nothing that knows SCIM.
///
/// @param service an address without a path, such as `http://127.0.0.1:7800`
/// @param token the bearer token
public record Http(URI service, String token) {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  /// What came back.
  public record Answer(String request, int status, String contentType, String text) {

    /// This answer, if it has that status; else an error that shows all of it.
    public Answer expect(int wanted) {
      if (status != wanted) {
        throw new AssertionError("Expected " + wanted + ", but was " + this);
      }
      return this;
    }

    /// The body, which is one JSON object.
    public JSONObject json() {
      try {
        return new JSONObject(text);
      } catch (JSONException e) {
        throw new AssertionError("No JSON object: " + this, e);
      }
    }

    /// One text of the body.
    public String string(String name) {
      return json().getFieldAsString(name);
    }

    @Override
    public String toString() {
      return "%s → %d %s%n%s".formatted(request, status, contentType, text);
    }
  }

  /// @param target path and query, already percent-encoded
  public Answer get(String target) {
    return send("GET", target, "");
  }

  public Answer post(String target, String body) {
    return send("POST", target, body);
  }

  public Answer put(String target, String body) {
    return send("PUT", target, body);
  }

  public Answer patch(String target, String body) {
    return send("PATCH", target, body);
  }

  public Answer delete(String target) {
    return send("DELETE", target, "");
  }

  private Answer send(String method, String target, String body) {
    var request =
        HttpRequest.newBuilder(URI.create(service + target))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + token)
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    try {
      var answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      String type = answer.headers().firstValue("Content-Type").orElse("");
      return new Answer(method + " " + target, answer.statusCode(), type, answer.body());
    } catch (IOException e) {
      throw new AssertionError("No answer to " + method + " " + target, e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("Interrupted during " + method + " " + target, e);
    }
  }
}
