package io.rollcall.lifecycle.source.ldap;

import com.unboundid.ldap.sdk.Entry;
import io.rollcall.lifecycle.source.IncompleteRead;
import io.rollcall.lifecycle.source.ldap.DirSync.Refused;
import java.util.Map;
import java.util.Optional;

/// Reads until no group changed meanwhile: who is moved from one to another is in neither, or in
/// both, for somebody who looks at one after the other.
final class Steady {
  private static final int PASSES = 4;

  private final Server server;
  private final Form form;
  private final DirSync dirSync;

  Steady(Server server, Form form, DirSync dirSync) {
    this.server = server;
    this.form = form;
    this.dirSync = dirSync;
  }

  /// Everything that is asked of a directory.
  interface Question<T> {
    T of(Directory directory) throws IncompleteRead;
  }

  /// @param seen what the server showed
  /// @param cookie what the next read goes on from; empty where editions tell
  record Done<T>(T answer, Seen seen, String cookie) {}

  /// What tells what changed, as of a moment.
  private record Pass(Directory directory, Seen seen, String cookie) {}

  /// Reads everything, without asking by DirSync.
  <T> Done<T> everything(Question<T> question) throws IncompleteRead {
    try {
      return everything(question, "");
    } catch (Refused e) {
      throw new IllegalStateException("Nobody asked by DirSync.", e);
    }
  }

  /// Reads everything.
  ///
  /// @param cookie as of before; empty where there is none
  <T> Done<T> everything(Question<T> question, String cookie) throws Refused, IncompleteRead {
    Seen seen = new Seen(form);
    return steady(question, new Pass(new Recording(server, form, seen), seen, cookie));
  }

  /// Reads what changed since a cookie, and takes the rest from what was kept.
  ///
  /// @param cookie empty where editions tell
  <T> Done<T> changes(Question<T> question, String cookie, Map<String, Kept> kept)
      throws Refused, IncompleteRead {
    return steady(question, since(cookie, kept));
  }

  private <T> Done<T> steady(Question<T> question, Pass first) throws Refused, IncompleteRead {
    Pass pass = first;
    for (int i = 0; ; i++) {
      T answer = question.of(pass.directory());
      Optional<String> moved = Unsteady.group(server, pass.seen(), dirSync, pass.cookie());
      if (moved.isEmpty()) {
        return new Done<>(answer, pass.seen(), pass.cookie());
      }
      if (i == PASSES || (server.isActiveDirectory() && pass.cookie().isEmpty())) {
        throw new IncompleteRead(
            "The group %s changed while groups were read; the next run reads it again."
                .formatted(moved.get()));
      }
      pass = since(pass.cookie(), pass.seen().entries());
    }
  }

  private Pass since(String cookie, Map<String, Kept> kept) throws Refused, IncompleteRead {
    Seen seen = new Seen(form);
    if (!server.isActiveDirectory()) {
      Directory directory = new Mirrored(server, form, kept, Steady::sameEdition, seen);
      return new Pass(directory, seen, "");
    }
    DirSync.Delta delta = dirSync.since(cookie);
    Mirrored.Freshness unchanged = (id, _, _) -> !delta.changed().contains(id);
    return new Pass(new Mirrored(server, form, kept, unchanged, seen), seen, delta.cookie());
  }

  private static boolean sameEdition(String id, Kept kept, Entry now) {
    Optional<Edition> edition = Edition.of(kept.entry());
    return edition.isPresent() && edition.equals(Edition.of(now));
  }
}
