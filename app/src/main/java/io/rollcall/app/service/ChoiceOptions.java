package io.rollcall.app.service;

import io.rollcall.platform.Choice;
import io.rollcall.platform.Choices;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// What a directory does otherwise than its preset, where the preset leaves that open.
final class ChoiceOptions {
  @Option(
      names = "--create-of-cut",
      completionCandidates = Words.OfCut.class,
      paramLabel = "link|conflict",
      description =
          "POST of a User with the address of an account that was cut: the same account comes"
              + " back, or 409.")
  private Optional<String> createOfCut = Optional.empty();

  @Option(
      names = "--group-model",
      completionCandidates = Words.GroupModels.class,
      paramLabel = "team|user-group",
      description =
          "Which groups SCIM shows: those of teams, which are made in the app, or user groups,"
              + " which SCIM makes and deletes.")
  private Optional<String> groupModel = Optional.empty();

  @Option(
      names = "--last-team",
      completionCandidates = Words.LastTeam.class,
      paramLabel = "leave|stay",
      description =
          "A member who never signed in and is removed from the group of the only team leaves"
              + " the organization, or stays.")
  private Optional<String> lastTeam = Optional.empty();

  @Option(
      names = "--taken",
      completionCandidates = Words.Taken.class,
      paramLabel = "conflict|invalid",
      description =
          "A userName that somebody else has: 409 that says who, or 400 in the vendor's words.")
  private Optional<String> taken = Optional.empty();

  Choices made() {
    return Choices.of(
        Map.of(
            Choice.CREATE_OF_CUT, createOfCut,
            Choice.GROUP_MODEL, groupModel,
            Choice.LAST_TEAM, lastTeam,
            Choice.TAKEN, taken));
  }
}
