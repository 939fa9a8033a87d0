package io.rollcall.e2e.printed;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A page in Markdown, and the commands on it.
///
/// @param name what failures call it
/// @param text all of it
/// @param done the languages of the blocks that are carried out elsewhere
record PrintedPage(String name, String text, Set<String> done) {
  private static final Pattern BLOCK =
      Pattern.compile("^```(\\w*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern IN_BLOCK =
      Pattern.compile("^(?:\\$ )?\\./rollcall ((?:.*\\\\\\n)*.*)$", Pattern.MULTILINE);
  private static final Pattern SHOWN = Pattern.compile("text|json|yaml|ini");
  private static final Pattern INLINE = Pattern.compile("`([^`]+)`");

  /// A message may name a command, in brackets or at its end.
  private static final Pattern IN_CODE = Pattern.compile("\\./rollcall ([^)]+)");

  private static final Pattern OPTION = Pattern.compile("--?[a-z].*");

  PrintedPage {
    done = Set.copyOf(done);
  }

  /// @param names the words that commands have
  List<Printed> commands(Set<String> names) {
    return Stream.concat(inBlocks(), inSentences(names)).toList();
  }

  private Stream<Printed> inBlocks() {
    return BLOCK
        .matcher(text)
        .results()
        .filter(block -> !done.contains(block.group(1)))
        .filter(block -> !SHOWN.matcher(block.group(1)).matches())
        .flatMap(block ->
            IN_BLOCK
                .matcher(block.group(2))
                .results()
                .map(line -> printed(line.group(1), true, block.start(2) + line.start())));
  }

  private Stream<Printed> inSentences(Set<String> names) {
    String sentences =
        BLOCK.matcher(text).replaceAll(block -> block.group().replaceAll("[^\n]", " "));
    return INLINE.matcher(sentences).results().flatMap(code -> inCode(code, names));
  }

  private Stream<Printed> inCode(MatchResult code, Set<String> names) {
    Stream<Printed> whole =
        IN_CODE
            .matcher(code.group(1))
            .results()
            .map(found -> printed(found.group(1), true, code.start()));
    return isCommand(code.group(1), names)
        ? Stream.of(printed(code.group(1), false, code.start()))
        : whole;
  }

  /// Whether it is a command without the program's name.
  private static boolean isCommand(String code, Set<String> names) {
    String[] words = code.split("\\s+", -1);
    return words.length > 1
        && names.contains(words[0])
        && (names.contains(words[1])
            || OPTION.matcher(words[1]).matches()
            || (Printed.isPlaceholder(words[1]) && !words[1].equals("…")));
  }

  private Printed printed(String command, boolean whole, int at) {
    String words = command.replace("\\\n", " ").replaceAll("\\s+", " ").strip();
    long line = 1 + text.substring(0, at).chars().filter(each -> each == '\n').count();
    return new Printed(words.replaceAll(" (#.*|&)$", "").strip(), whole, name + ":" + line);
  }
}
