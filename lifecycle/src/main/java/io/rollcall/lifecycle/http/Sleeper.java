package io.rollcall.lifecycle.http;

import java.time.Duration;

/// Lets time pass; a test moves its clock instead.
@FunctionalInterface
public interface Sleeper {
  void sleep(Duration time) throws InterruptedException;

  static Sleeper real() {
    return Thread::sleep;
  }
}
