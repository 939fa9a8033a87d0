package io.rollcall.platform;

import io.rollcall.platform.Preset.CreateOfCut;
import io.rollcall.platform.Preset.GroupsAre;
import io.rollcall.platform.Preset.LastTeam;
import io.rollcall.platform.Preset.TakenIs;
import java.util.List;
import java.util.Locale;

/// A policy that a preset may leave to each of its directories.
public enum Choice {
  /// What POST of a User does with the address of an account that was cut.
  CREATE_OF_CUT("createOfCut", "link", "conflict") {
    @Override
    public String of(Preset preset) {
      return preset.creation().ofCut().name().toLowerCase(Locale.ROOT);
    }

    @Override
    Preset in(Preset preset, String word) {
      Preset.Creation was = preset.creation();
      return preset.with(
          new Preset.Creation(
              word.equals("link") ? CreateOfCut.LINK : CreateOfCut.CONFLICT,
              was.ofAnother(),
              was.ofGuest(),
              was.ofInactive(),
              was.ofDisabled()));
    }
  },
  /// Which groups SCIM shows.
  GROUP_MODEL("groupModel", "team", "user-group") {
    @Override
    public String of(Preset preset) {
      return preset.rules().groupsAre() == GroupsAre.USER_GROUPS ? "user-group" : "team";
    }

    @Override
    Preset in(Preset preset, String word) {
      Preset.Rules was = preset.rules();
      return preset.with(
          new Preset.Rules(
              word.equals("team") ? GroupsAre.TEAMS : GroupsAre.USER_GROUPS,
              was.lastTeam(),
              was.takenIs(),
              was.values(),
              was.choices()));
    }
  },
  /// What becomes of a member who never signed in and is removed from the group of the only team.
  LAST_TEAM("lastTeam", "leave", "stay") {
    @Override
    public String of(Preset preset) {
      return preset.rules().lastTeam() == LastTeam.LEAVES ? "leave" : "stay";
    }

    @Override
    Preset in(Preset preset, String word) {
      Preset.Rules was = preset.rules();
      return preset.with(
          new Preset.Rules(
              was.groupsAre(),
              word.equals("leave") ? LastTeam.LEAVES : LastTeam.STAYS,
              was.takenIs(),
              was.values(),
              was.choices()));
    }
  },
  /// What a refusal is because somebody else has the address.
  TAKEN("taken", "conflict", "invalid") {
    @Override
    public String of(Preset preset) {
      return preset.rules().takenIs().name().toLowerCase(Locale.ROOT);
    }

    @Override
    Preset in(Preset preset, String word) {
      Preset.Rules was = preset.rules();
      return preset.with(
          new Preset.Rules(
              was.groupsAre(),
              was.lastTeam(),
              word.equals("conflict") ? TakenIs.CONFLICT : TakenIs.INVALID,
              was.values(),
              was.choices()));
    }
  };

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
  public abstract String of(Preset preset);

  /// The preset with this chosen.
  abstract Preset in(Preset preset, String chosen);
}
