package io.rollcall.faces.scim;

import io.rollcall.platform.Caller;
import io.rollcall.platform.Types;
import io.rollcall.scim.message.Leniencies;

/// What a request is read with.
///
/// @param types the resource types that whoever asks knows
/// @param leniencies which of them are refused
record Terms(Types types, Leniencies leniencies) {
  /// Of somebody without a token.
  static final Terms OF_ANYBODY = new Terms(Types.PLAIN, Leniencies.LENIENT);

  static Terms of(Caller.OfDirectory caller) {
    return new Terms(caller.types(), caller.leniencies());
  }
}
