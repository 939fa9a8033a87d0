package io.rollcall.lifecycle;

import io.rollcall.lifecycle.model.DirectoryRecord;
import io.rollcall.lifecycle.model.Event;
import io.rollcall.lifecycle.model.Holder;
import io.rollcall.lifecycle.model.Managed;
import io.rollcall.lifecycle.model.Origin;
import io.rollcall.lifecycle.report.Explanation.Maker;
import io.rollcall.lifecycle.store.Operation;
import io.rollcall.lifecycle.target.Recipe;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Who made the account that holds an address, by our own journal and the target's log, and how to
/// keep it from being made again.
final class Makers {
  private Makers() {}

  /// @param ours our journal's entries about the address, the person, or whoever the holder is
  ///   linked to
  /// @param events what the target's log has about the address, oldest first
  static Optional<Maker> of(
      Holder holder, List<Operation> ours, List<Event> events, Recipe recipe) {
    return ours(holder, ours, recipe)
        .or(() -> logged(holder, events, recipe))
        .or(() -> driven(holder, recipe));
  }

  private static Optional<Maker> ours(Holder holder, List<Operation> ours, Recipe recipe) {
    return ours.stream()
        .filter(one -> one.kind().equals("create"))
        .filter(one -> one.state() == Operation.State.DONE)
        .filter(one -> one.accountId().filter(holder.ids()::contains).isPresent())
        .findFirst()
        .map(one ->
            new Maker(
                Origin.ROLLCALL,
                "Rollcall, in run %d, for %s".formatted(one.run(), one.who()),
                Optional.of(one.sentAt()),
                recipe.prevention(Origin.ROLLCALL, "Rollcall")));
  }

  // What the log says of another account with the address was not this one's making.
  private static Optional<Maker> logged(Holder holder, List<Event> events, Recipe recipe) {
    return events.stream()
        .filter(event -> event.how().isPresent())
        .filter(event ->
            holder.ids().isEmpty() || event.accountId().filter(holder.ids()::contains).isPresent())
        .findFirst()
        .map(event -> {
          Origin origin = event.how().orElseThrow();
          return new Maker(
              origin,
              event.by() + " (" + event.what() + ")",
              Optional.of(event.at()),
              recipe.prevention(origin, event.by()));
        });
  }

  // Nobody tells who made it, but what drives it would take the address back.
  private static Optional<Maker> driven(Holder holder, Recipe recipe) {
    List<DirectoryRecord> records =
        switch (holder) {
          case Holder.Unseen unseen ->
              unseen.sight().managed().map(Managed::records).orElse(List.of());
          case Holder.Recorded recorded -> recorded.records();
          case Holder.Visible _, Holder.Hidden _, Holder.Unasked _ -> List.of();
        };
    if (records.isEmpty()) {
      return Optional.empty();
    }
    String by =
        "directory "
            + records.stream()
                .map(DirectoryRecord::directory)
                .distinct()
                .collect(Collectors.joining(", "));
    return Optional.of(
        new Maker(
            Origin.SCIM,
            "the log does not tell; what writes into " + by + " drives it",
            Optional.empty(),
            recipe.prevention(Origin.SCIM, by)));
  }
}
