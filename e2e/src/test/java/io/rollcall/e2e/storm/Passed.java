package io.rollcall.e2e.storm;

import java.time.Instant;

/// One request that arrived at the wire.
///
/// @param number counted from 1
/// @param at when, by the wire's clock
/// @param target path and query
/// @param fault what became of it
/// @param status what was answered; 0: nothing
record Passed(
    int number, Instant at, String method, String target, String body, Fault fault, int status) {
  Passed answered(int now) {
    return new Passed(number, at, method, target, body, fault, now);
  }

  Passed with(Fault now) {
    return new Passed(number, at, method, target, body, now, status);
  }

  String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  boolean isList() {
    return method.equals("GET") && path().matches(".*/(Users|Groups)");
  }

  /// Whether it creates a User.
  boolean creates() {
    return method.equals("POST") && path().endsWith("/Users");
  }

  /// Whether it may change something: a search by POST does not.
  boolean writes() {
    return !method.equals("GET") && !path().endsWith("/search");
  }

  @Override
  public String toString() {
    return "%d %s %s %s -> %s %s"
        .formatted(number, method, target, body, status == 0 ? "nothing" : status, fault);
  }
}
