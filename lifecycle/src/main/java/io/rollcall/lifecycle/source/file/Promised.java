package io.rollcall.lifecycle.source.file;

import io.rollcall.lifecycle.source.IncompleteRead;
import io.rollcall.lifecycle.source.file.FileSettings.Promise;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Holds the file of people against what was promised about it.
///
/// @param beside where the files that hold promises are
record Promised(Promise promise, Path beside) {
  private static final int LONGEST = 1_000;

  /// @return what was as promised, in words; empty if nothing was promised
  String held(Content content, int people) throws IncompleteRead {
    List<String> held = new ArrayList<>();
    Optional<String> sum = said(promise.sha256(), "[0-9a-fA-F]{64}", "a SHA-256 checksum");
    if (sum.isPresent()) {
      mustBe(content.file(), "the checksum", sum.get().toLowerCase(Locale.ROOT), content.sha256());
      held.add("checksum as promised");
    }
    Optional<String> count = said(promise.count(), "\\d{1,9}", "a number of people");
    if (count.isPresent()) {
      mustBe(content.file(), "the number of people", count.get(), String.valueOf(people));
      held.add("number as promised");
    }
    return String.join(", ", held);
  }

  private static void mustBe(String file, String what, String promised, String found)
      throws IncompleteRead {
    if (!promised.equals(found)) {
      throw new IncompleteRead(
          "%s of %s is %s where %s was promised: it was cut, changed, or the promise is of another export."
              .formatted(
                  what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1),
                  file,
                  found,
                  promised));
    }
  }

  /// The value itself, or the first word of the file that it names.
  private Optional<String> said(Optional<String> given, String form, String what)
      throws IncompleteRead {
    if (given.isEmpty() || given.get().matches(form)) {
      return given;
    }
    Content content = Content.read(beside.resolve(given.get()));
    String text = content.text("UTF-8").strip();
    String word = text.substring(0, Math.min(text.length(), LONGEST)).split("\\s", 2)[0];
    if (!word.matches(form)) {
      throw new IncompleteRead("%s does not begin with %s.".formatted(content.file(), what));
    }
    return Optional.of(word);
  }
}
