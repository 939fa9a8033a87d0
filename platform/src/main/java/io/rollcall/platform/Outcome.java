package io.rollcall.platform;

import java.util.function.Function;

/// What became of an act. An expected refusal is a value, not an exception.
public sealed interface Outcome<T> {
  /// It was done, and is durable.
  record Done<T>(T value) implements Outcome<T> {}

  /// Nothing was changed, except that the log says so.
  record Refused<T>(Refusal refusal) implements Outcome<T> {}

  static <T> Outcome<T> done(T value) {
    return new Done<>(value);
  }

  static <T> Outcome<T> refused(Refusal refusal) {
    return new Refused<>(refusal);
  }

  default <R> Outcome<R> map(Function<? super T, ? extends R> function) {
    return switch (this) {
      case Done<T>(T value) -> new Done<>(function.apply(value));
      case Refused<T>(Refusal refusal) -> new Refused<>(refusal);
    };
  }
}
