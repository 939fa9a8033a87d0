package io.rollcall.lifecycle.report;

import io.rollcall.scim.json.Json;
import java.util.ArrayList;
import java.util.List;

/// The ids of accounts that a run wrote into a source.
///
/// @param written how many
/// @param refused one sentence for each that the source did not take
/// @param left how many were not tried after that
public record WrittenBack(
    String source, String target, String attribute, int written, List<String> refused, int left) {
  public WrittenBack {
    refused = List.copyOf(refused);
  }

  Json json() {
    return Json.object()
        .put("source", source)
        .put("target", target)
        .put("attribute", attribute)
        .put("written", (long) written)
        .put("refused", Json.strings(refused))
        .put("left", (long) left)
        .build();
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
    return lines;
  }
}
