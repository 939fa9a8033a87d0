package io.rollcall.e2e.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A page with commands to copy: what stands between the fences `sh`, and behind it, between `text`
/// or `json`, what they show. Other fences are not carried out.
///
/// @param steps in the order of the page
record GuidePage(String name, List<Step> steps) {
  private static final String FENCE = "```";

  GuidePage {
    steps = List.copyOf(steps);
  }

  /// Commands that are carried out together.
  ///
  /// @param line where they begin
  /// @param shown what they show; empty if the page does not say
  record Step(int line, List<String> commands, Optional<Shown> shown) {
    Step {
      commands = List.copyOf(commands);
    }

    private Step showing(Shown what) {
      if (shown.isPresent()) {
        throw new IllegalArgumentException("Line " + line + " shows two things");
      }
      return new Step(line, commands, Optional.of(what));
    }
  }

  @Override
  public String toString() {
    return name;
  }

  static GuidePage of(String name, List<String> lines) {
    List<Step> steps = new ArrayList<>();
    int next = 0;
    while (next < lines.size()) {
      String fence = lines.get(next);
      next++;
      if (fence.startsWith(FENCE)) {
        List<String> block =
            lines.subList(next, lines.size()).stream()
                .takeWhile(line -> !line.equals(FENCE))
                .toList();
        add(steps, fence.substring(FENCE.length()), next + 1, block);
        next += block.size() + 1;
      }
    }
    return new GuidePage(name, steps);
  }

  private static void add(List<Step> steps, String language, int line, List<String> block) {
    switch (language) {
      case "sh" -> steps.add(new Step(line, block, Optional.empty()));
      case "text" -> show(steps, line, new Shown.Text(block));
      case "json" -> show(steps, line, Shown.json(block));
      default -> {
        // Not to be carried out here.
      }
    }
  }

  private static void show(List<Step> steps, int line, Shown what) {
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("Line " + line + " is shown by no commands");
    }
    steps.add(steps.removeLast().showing(what));
  }
}
