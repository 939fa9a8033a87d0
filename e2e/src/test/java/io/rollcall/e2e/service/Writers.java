package io.rollcall.e2e.service;

import io.rollcall.e2e.stage.Http;
import io.rollcall.e2e.stage.Http.Answer;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Writers that create, rename and delete users of their own, one request after the other each,
/// until the service does not answer any more. They remember what was acknowledged, and what was on
/// its way when the answers ended.
final class Writers {
  /// What is known of one user.
  ///
  /// @param acknowledged its displayName, or empty if it was deleted
  /// @param underWay what the last request would have made of it, if its answer never came
  record Known(Optional<String> acknowledged, Optional<Optional<String>> underWay) {
    boolean allows(Optional<String> displayName) {
      return displayName.equals(acknowledged) || underWay.filter(displayName::equals).isPresent();
    }
  }

  private final Http scim;
  private final String base;
  private final String round;
  private final CountDownLatch enough;
  private final Map<String, Known> known = new TreeMap<>();

  /// @param base the path of the directory's SCIM base
  /// @param enough counted down with every acknowledgement
  Writers(Http scim, String base, String round, CountDownLatch enough) {
    this.scim = scim;
    this.base = base;
    this.round = round;
    this.enough = enough;
  }

  /// Starts them, runs `kill` once enough was acknowledged, and returns what is known when the last
  /// writer has given up, by SCIM id.
  Map<String, Known> run(int writers, Runnable kill) throws InterruptedException {
    try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
      for (int i = 0; i < writers; i++) {
        String name = round + "-" + i;
        threads.execute(() -> write(name));
      }
      boolean reached = enough.await(60, TimeUnit.SECONDS);
      kill.run();
      threads.shutdown();
      if (!reached || !threads.awaitTermination(60, TimeUnit.SECONDS)) {
        throw new AssertionError("The writers got too few answers, or never stopped: " + known);
      }
    }
    return known;
  }

  private void write(String name) {
    for (int i = 0; ; i++) {
      String wanted = name + "-" + i;
      Optional<Answer> created = attempt("POST", "/Users", user(wanted));
      if (created.isEmpty()) {
        return;
      }
      String id = created.get().expect(201).string("id");
      know(id, new Known(Optional.of(wanted), Optional.empty()));
      if (!change(id, i % 3 == 2 ? Optional.empty() : Optional.of("Renamed " + wanted))) {
        return;
      }
    }
  }

  /// @return false if no answer came
  private boolean change(String id, Optional<String> displayName) {
    Optional<String> before = known(id).acknowledged();
    Optional<Answer> answer =
        displayName.isPresent()
            ? attempt("PATCH", "/Users/" + id, rename(displayName.get()))
            : attempt("DELETE", "/Users/" + id, "");
    if (answer.isEmpty()) {
      know(id, new Known(before, Optional.of(displayName)));
      return false;
    }
    answer.get().expect(displayName.isPresent() ? 200 : 204);
    know(id, new Known(displayName, Optional.empty()));
    return true;
  }

  private synchronized void know(String id, Known what) {
    known.put(id, what);
    if (what.underWay().isEmpty()) {
      enough.countDown();
    }
  }

  private synchronized Known known(String id) {
    return Objects.requireNonNull(known.get(id));
  }

  private Optional<Answer> attempt(String method, String path, String body) {
    try {
      return Optional.of(
          switch (method) {
            case "POST" -> scim.post(base + path, body);
            case "PATCH" -> scim.patch(base + path, body);
            default -> scim.delete(base + path);
          });
    } catch (AssertionError _) {
      return Optional.empty();
    }
  }

  private static String user(String name) {
    return """
    {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
     "userName": "%s", "externalId": "x-%s", "displayName": "%s",
     "emails": [{"value": "%s@example.com", "type": "work", "primary": true}]}\
    """
        .formatted(name, name, name, name);
  }

  private static String rename(String displayName) {
    return """
    {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
     "Operations": [{"op": "replace", "path": "displayName", "value": "%s"}]}\
    """
        .formatted(displayName);
  }
}
