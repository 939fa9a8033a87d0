package io.rollcall.app.engine;

import io.rollcall.app.cli.CommandFailure;
import io.rollcall.app.cli.Terminal;
import io.rollcall.app.engine.kind.Question;
import io.rollcall.lifecycle.mapping.Nearest;
import java.util.List;
import java.util.Optional;

/// Asks questions until each has an answer that can be used.
final class Interview {
  /// Somebody at a terminal.
  interface Somebody {
    void hear(String text);

    /// What they type; empty when they end it.
    Optional<String> answer(String prompt);
  }

  private final Somebody somebody;

  Interview(Somebody somebody) {
    this.somebody = somebody;
  }

  /// Whoever sits at the terminal, if one is there.
  static Optional<Somebody> atTerminal() {
    return Terminal.find()
        .map(console ->
            new Somebody() {
              @Override
              public void hear(String text) {
                console.printf("%s%n", text);
                console.flush();
              }

              @Override
              public Optional<String> answer(String prompt) {
                return Optional.ofNullable(console.readLine("%s", prompt));
              }
            });
  }

  /// Why an answer cannot be used; empty when it can. Answers go into quotes in the file; nothing
  /// that ends a quote or a line comes from outside.
  static Optional<String> mistake(Question question, String answer) {
    if (question.isSecret()
        && !answer.strip().matches("(env:[A-Za-z_][A-Za-z_0-9]*|file:[^\"\\\\]+)")) {
      return Optional.of(
          "must say where the secret is, env:NAME or file:PATH, and not what it is.");
    }
    return answer.isBlank() || answer.chars().anyMatch(c -> c == '"' || c == '\\' || c < ' ')
        ? Optional.of("must be one line without quotes or backslashes.")
        : Optional.empty();
  }

  /// One of a few words.
  ///
  /// @param meanings a line for each
  String choice(String text, List<String> words, List<String> meanings) {
    somebody.hear("");
    meanings.forEach(somebody::hear);
    while (true) {
      String word = read(text + " [" + words.getFirst() + "]: ").orElse(words.getFirst());
      if (words.contains(word)) {
        return word;
      }
      somebody.hear("  Known are " + String.join(", ", words) + Nearest.hint(word, words) + ".");
    }
  }

  /// The answer to a question; empty when there is none and none is needed.
  Optional<String> answer(Question question) {
    boolean optional = question.need() == Question.Need.OPTIONAL;
    String usual = optional ? "none" : question.example();
    somebody.hear("");
    somebody.hear(question.meaning());
    while (true) {
      Optional<String> typed = read(question.text() + " [" + usual + "]: ");
      if (typed.isEmpty()) {
        return optional ? Optional.empty() : Optional.of(question.example());
      }
      Optional<String> mistake = mistake(question, typed.get());
      if (mistake.isEmpty()) {
        return typed;
      }
      somebody.hear("  It " + mistake.get());
    }
  }

  // Empty for an empty line.
  private Optional<String> read(String prompt) {
    String line =
        somebody.answer(prompt).orElseThrow(() -> new CommandFailure("Nothing was written."));
    return Optional.of(line.strip()).filter(text -> !text.isEmpty());
  }
}
