package io.rollcall.e2e.printed;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.e2e.stage.Program;
import io.rollcall.e2e.stage.Result;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Where a printed command is carried out, and what has to come of it.
///
/// @param meanings what stands for words of the page here: its placeholders and its examples
/// @param more what is typed behind it: what the page leaves out where it only names a command, and
///   the answer to what it asks
/// @param awaited the beginning of the line that shows that it works, of a command that does not
///   end by itself
/// @param promise looks whether it did what the page says
record Scene(
    Place place,
    Map<String, String> meanings,
    String more,
    int exit,
    Optional<String> awaited,
    Consumer<Said> promise) {
  /// What a program ends with that was told to stop.
  private static final int STOPPED = 143;

  Scene {
    meanings = Map.copyOf(meanings);
  }

  static Scene at(Place place) {
    return new Scene(place, Map.of(), "", 0, Optional.empty(), _ -> {});
  }

  Scene with(String word, String meaning) {
    Map<String, String> all = new HashMap<>(meanings);
    all.put(word, meaning);
    return new Scene(place, all, more, exit, awaited, promise);
  }

  Scene more(String words) {
    return new Scene(place, meanings, (more + " " + words).strip(), exit, awaited, promise);
  }

  Scene exits(int code) {
    return new Scene(place, meanings, more, code, awaited, promise);
  }

  Scene until(String line) {
    return new Scene(place, meanings, more, exit, Optional.of(line), promise);
  }

  Scene then(Consumer<Said> wanted) {
    return new Scene(place, meanings, more, exit, awaited, promise.andThen(wanted));
  }

  Scene says(String... parts) {
    return then(said -> said.says(parts));
  }

  /// Carries it out and looks what came of it.
  void play(Printed command) {
    assertThat(meanings.keySet())
        .as("`%s`: each of these needs a meaning", command)
        .containsAll(command.placeholders());
    String words = (filled(command.words()) + " " + more).strip();
    if (awaited.isPresent()) {
      begin(words, awaited.get());
    } else {
      promise.accept(place.type(words).expect(exit));
    }
  }

  private void begin(String words, String line) {
    try (Program program = place.begin(words)) {
      promise.accept(
          new Said(words, new Result(0, program.awaitOut(said -> said.startsWith(line)), "")));
      var _ = new Said(words, program.stop()).expect(STOPPED);
    }
  }

  private String filled(String words) {
    return Arrays.stream(words.split(" ", -1))
        .map(word -> meanings.getOrDefault(word, word))
        .collect(Collectors.joining(" "));
  }
}
