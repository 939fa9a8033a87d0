package io.rollcall.platform;

import io.rollcall.scim.message.Echo;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a directory chose, of what its preset leaves open; what is not here is as the preset has
/// it.
public record Choices(Map<Choice, String> made) {
  public static final Choices NONE = new Choices(Map.of());

  public Choices {
    Map<Choice, String> sorted = new EnumMap<>(Choice.class);
    sorted.putAll(made);
    made = Collections.unmodifiableMap(sorted);
  }

  /// What is chosen where something was said.
  public static Choices of(Map<Choice, Optional<String>> said) {
    return new Choices(
        said.entrySet().stream()
            .filter(entry -> entry.getValue().isPresent())
            .collect(Collectors.toMap(Entry::getKey, entry -> entry.getValue().orElseThrow())));
  }

  /// As the table has them: `createOfCut=conflict groupModel=user-group`.
  static Choices read(String column) {
    Map<Choice, String> made = new EnumMap<>(Choice.class);
    for (String pair : column.split(" ", -1)) {
      Arrays.stream(Choice.values())
          .filter(choice -> pair.startsWith(choice.word() + "="))
          .forEach(choice -> made.put(choice, pair.substring(choice.word().length() + 1)));
    }
    return new Choices(made);
  }

  String column() {
    return made.entrySet().stream()
        .map(entry -> entry.getKey().word() + "=" + entry.getValue())
        .collect(Collectors.joining(" "));
  }

  /// These, and the later ones instead where both choose.
  Choices then(Choices later) {
    Map<Choice, String> both = new EnumMap<>(Choice.class);
    both.putAll(made);
    both.putAll(later.made);
    return new Choices(both);
  }

  /// The preset as a directory that chose this has it.
  Preset in(Preset preset) {
    Preset chosen = preset;
    for (Entry<Choice, String> entry : made.entrySet()) {
      chosen = entry.getKey().in(chosen, entry.getValue());
    }
    return chosen;
  }

  /// Why directories of this preset cannot choose so.
  Optional<Refusal> refusal(Preset preset) {
    return made.entrySet().stream()
        .flatMap(entry -> refusal(preset, entry.getKey(), entry.getValue()).stream())
        .findFirst();
  }

  private static Optional<Refusal> refusal(Preset preset, Choice choice, String word) {
    if (!preset.rules().choices().contains(choice)) {
      return Optional.of(
          new Refusal.Invalid(
              "invalidValue",
              "%s cannot be chosen: the preset %s leaves %s open."
                  .formatted(choice.word(), preset.name(), open(preset))));
    }
    return choice.words().contains(word)
        ? Optional.empty()
        : Optional.of(
            new Refusal.Invalid(
                "invalidValue",
                "%s is %s, not %s."
                    .formatted(choice.word(), String.join(" or ", choice.words()), Echo.of(word))));
  }

  private static String open(Preset preset) {
    String words =
        preset.rules().choices().stream()
            .sorted()
            .map(Choice::word)
            .collect(Collectors.joining(", "));
    return words.isEmpty() ? "nothing" : "only " + words;
  }
}
