package io.rollcall.lifecycle.http;

import java.time.Clock;
import java.time.Duration;

/// What calling needs from outside.
///
/// @param userAgent `rollcall/1.2.3`
/// @param connectTimeout how long to wait for a connection
/// @param answerTimeout how long to wait for a whole answer
/// @param concurrency how many calls may be under way at a time
/// @param calls counts what is sent
/// @param route how to get to the server
public record HttpOptions(
    String userAgent,
    Duration connectTimeout,
    Duration answerTimeout,
    Clock clock,
    Sleeper sleeper,
    int concurrency,
    Calls calls,
    Route route) {
  /// What servers bear that say nothing.
  public static final int USUAL_CONCURRENCY = 4;

  /// @param version of this program
  public static HttpOptions standard(String version, Clock clock, Calls calls) {
    return new HttpOptions(
        "rollcall/" + version,
        Duration.ofSeconds(10),
        Duration.ofSeconds(60),
        clock,
        Sleeper.real(),
        USUAL_CONCURRENCY,
        calls,
        Route.USUAL);
  }

  /// The same by another way.
  public HttpOptions by(Route way) {
    return new HttpOptions(
        userAgent, connectTimeout, answerTimeout, clock, sleeper, concurrency, calls, way);
  }

  /// The same with so many calls at a time.
  public HttpOptions atOnce(int most) {
    return new HttpOptions(
        userAgent, connectTimeout, answerTimeout, clock, sleeper, most, calls, route);
  }

  /// The same with other patience.
  public HttpOptions within(Duration connect, Duration answer) {
    return new HttpOptions(userAgent, connect, answer, clock, sleeper, concurrency, calls, route);
  }
}
