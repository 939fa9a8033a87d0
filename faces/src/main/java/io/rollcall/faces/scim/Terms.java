package io.rollcall.faces.scim;

import io.rollcall.platform.Caller;
import io.rollcall.platform.Preset;
import io.rollcall.platform.Types;
import io.rollcall.scim.message.Leniencies;

/// What a request is read with.
///
/// @param types the resource types that whoever asks knows
/// @param leniencies which of them are refused
/// @param hasTeams whether the groups are those of teams, which come and go with them
record Terms(Types types, Leniencies leniencies, boolean hasTeams) {
  /// Of somebody without a token.
  static final Terms OF_ANYBODY = new Terms(Types.PLAIN, Leniencies.LENIENT, false);

  static Terms of(Caller.OfDirectory caller) {
    return new Terms(
        caller.types(),
        caller.leniencies(),
        caller.preset().rules().groupsAre() == Preset.GroupsAre.TEAMS);
  }
}
