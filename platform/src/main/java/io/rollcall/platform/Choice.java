package io.rollcall.platform;

import io.rollcall.platform.Preset.CreateOfCut;
import io.rollcall.platform.Preset.GroupsAre;
import io.rollcall.platform.Preset.LastTeam;
import io.rollcall.platform.Preset.TakenIs;
import java.util.List;

/// A policy that a preset may leave to each of its directories.
public enum Choice {
  /// What POST of a User does with the address of an account that was cut.
  CREATE_OF_CUT("createOfCut", "link", "conflict"),
  /// Which groups SCIM shows.
  GROUP_MODEL("groupModel", "team", "user-group"),
  /// What becomes of a member who never signed in and is removed from the group of the only team.
  LAST_TEAM("lastTeam", "leave", "stay"),
  /// What a refusal is because somebody else has the address.
  TAKEN("taken", "conflict", "invalid");

  private final String word;
  private final String one;
  private final String other;

  Choice(String word, String one, String other) {
    this.word = word;
    this.one = one;
    this.other = other;
  }

  /// What it is called in JSON.
  public String word() {
    return word;
  }

  /// What can be chosen.
  public List<String> words() {
    return List.of(one, other);
  }

  /// What a preset does.
  public String of(Preset preset) {
    boolean isOne =
        switch (this) {
          case CREATE_OF_CUT -> preset.creation().ofCut() == CreateOfCut.LINK;
          case GROUP_MODEL -> preset.rules().groupsAre() != GroupsAre.USER_GROUPS;
          case LAST_TEAM -> preset.rules().lastTeam() == LastTeam.LEAVES;
          case TAKEN -> preset.rules().takenIs() == TakenIs.CONFLICT;
        };
    return isOne ? one : other;
  }

  /// The preset with this chosen.
  Preset in(Preset preset, String chosen) {
    boolean isOne = chosen.equals(one);
    Preset.Rules rules = preset.rules();
    return switch (this) {
      case CREATE_OF_CUT ->
          preset.with(preset.creation().with(isOne ? CreateOfCut.LINK : CreateOfCut.CONFLICT));
      case GROUP_MODEL -> preset.with(rules.with(isOne ? GroupsAre.TEAMS : GroupsAre.USER_GROUPS));
      case LAST_TEAM -> preset.with(rules.with(isOne ? LastTeam.LEAVES : LastTeam.STAYS));
      case TAKEN -> preset.with(rules.with(isOne ? TakenIs.CONFLICT : TakenIs.INVALID));
    };
  }
}
