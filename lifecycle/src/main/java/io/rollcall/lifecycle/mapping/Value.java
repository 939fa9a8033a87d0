package io.rollcall.lifecycle.mapping;

/// What an expression gives.
sealed interface Value {
  record Text(String text) implements Value {}

  record Truth(boolean value) implements Value {}

  /// The attribute is to have no value.
  record Clear() implements Value {}

  /// Whatever the target has is left alone.
  record Keep() implements Value {}
}
