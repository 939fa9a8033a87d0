package io.rollcall.lifecycle.store;

import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.scim.json.Json;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Links as a document: `{"links": [{"target", "source", "id", "account", "state", "since",
/// "evidence"}]}`. The last three may be missing in a document that a person made.
public final class LinkFile {
  private LinkFile() {}

  public static Json.Obj write(List<Link> links) {
    return Json.object()
        .put("links", Json.array(links.stream().map(LinkFile::link).toList()))
        .build();
  }

  private static Json link(Link link) {
    return Json.object()
        .put("target", link.target())
        .put("source", link.person().source())
        .put("id", link.person().id())
        .put("account", link.accountId())
        .put("state", link.state().name().toLowerCase(Locale.ROOT))
        .put("since", link.since().toString())
        .put("evidence", link.evidence())
        .build();
  }

  /// @param now since when links count that do not say it
  /// @throws LinkFileException if it is something else
  public static List<Link> read(Json.Obj document, Instant now) {
    List<Link> links = new ArrayList<>();
    List<Json> items = document.items("links");
    if (items.isEmpty()) {
      throw new LinkFileException("it has no \"links\"");
    }
    for (Json item : items) {
      int number = links.size() + 1;
      if (!(item instanceof Json.Obj link)) {
        throw new LinkFileException("link " + number + " is no object");
      }
      links.add(
          new Link(
              text(link, "target", number),
              new SourceId(text(link, "source", number), text(link, "id", number)),
              text(link, "account", number),
              state(link, number),
              since(link, now, number),
              link.string("evidence").orElse("imported")));
    }
    return links;
  }

  private static Link.State state(Json.Obj link, int number) {
    String word = link.string("state").orElse("live");
    for (Link.State state : Link.State.values()) {
      if (state.name().equalsIgnoreCase(word)) {
        return state;
      }
    }
    throw new LinkFileException(
        "link " + number + " has the state \"" + word + "\"; expected live, severed or retired");
  }

  private static Instant since(Json.Obj link, Instant now, int number) {
    try {
      return link.string("since").map(Instant::parse).orElse(now);
    } catch (DateTimeParseException wrong) {
      throw new LinkFileException(
          "link "
              + number
              + " has the time \""
              + wrong.getParsedString()
              + "\"; expected one like 2026-11-21T09:41:00Z");
    }
  }

  private static String text(Json.Obj link, String name, int number) {
    return link.string(name)
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> new LinkFileException("link " + number + " has no \"" + name + "\""));
  }
}
