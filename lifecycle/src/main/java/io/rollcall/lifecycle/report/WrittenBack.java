package io.rollcall.lifecycle.report;

import io.rollcall.scim.json.Json;
import java.util.ArrayList;
import java.util.List;

/// The ids of accounts that a run wrote into a source.
///
/// @param written how many
/// @param refused one sentence for each that the source did not take
/// @param left how many were not tried after that
/// @param foreign the addresses of those whose entries hold something else, which was left alone
public record WrittenBack(
    String source,
    String target,
    String attribute,
    int written,
    List<String> refused,
    int left,
    List<String> foreign) {
  private static final int SOME = 5;

  public WrittenBack {
    refused = List.copyOf(refused);
    foreign = List.copyOf(foreign);
  }

  /// Whether there was nothing to do and nothing to say.
  public boolean isEmpty() {
    return written == 0 && refused.isEmpty() && left == 0 && foreign.isEmpty();
  }

  Json json() {
    return Json.object()
        .put("source", source)
        .put("target", target)
        .put("attribute", attribute)
        .put("written", (long) written)
        .put("refused", Json.strings(refused))
        .put("left", (long) left)
        .put("foreign", (long) foreign.size())
        .put("foreignOf", Json.strings(some()))
        .build();
  }

  // All of them, where somebody chose an attribute that is in use, would be everybody.
  private List<String> some() {
    return foreign.stream().limit(SOME).toList();
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (written > 0) {
      lines.addAll(
          Paragraph.of(
              "written    ",
              "%s of accounts of %s into %s at %s"
                  .formatted(Count.of(written, "id"), target, attribute, source)));
    }
    refused.forEach(why -> lines.addAll(Paragraph.of("warning    ", why)));
    if (left > 0) {
      lines.addAll(
          Paragraph.of(
              "warning    ",
              "%s not tried after that; the next run tries again"
                  .formatted(Count.of(left, "other id was", "other ids were"))));
    }
    if (!foreign.isEmpty()) {
      lines.addAll(Paragraph.of("warning    ", foreignText()));
    }
    return lines;
  }

  private String foreignText() {
    String others = foreign.size() > SOME ? " and others" : "";
    return "%s of %s at %s holds something that is no account's id of %s, and was left alone: %s%s. Take it out, or choose an attribute that nothing else uses"
        .formatted(
            attribute,
            Count.of(foreign.size(), "person", "people"),
            source,
            target,
            String.join(", ", some()),
            others);
  }
}
