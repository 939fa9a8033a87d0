package io.rollcall.lifecycle.source.ldap;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldif.LDIFException;
import io.rollcall.lifecycle.source.IncompleteRead;
import io.rollcall.lifecycle.source.Memory;
import io.rollcall.lifecycle.source.Memory.Mirror;
import io.rollcall.lifecycle.source.Source;
import io.rollcall.lifecycle.source.ldap.DirSync.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// One read with what was kept of earlier ones: what changed since, or everything, where nothing is
/// kept, where it is too old, and where the server does not tell what changed. What is answered is
/// the same.
final class Mirroring {
  private static final int PASSES = 4;

  private final LdapSettings settings;
  private final Server server;
  private final Form form;
  private final Memory memory;
  private final Clock clock;
  private final Instant begun;
  private final String fingerprint;

  /// Everything that is asked of a directory.
  interface Question<T> {
    T of(Directory directory) throws IncompleteRead;
  }

  /// @param how in words: `DirSync`, `full read`
  record Answer<T>(T answer, String how) {}

  /// What tells what changed, as of a moment.
  ///
  /// @param cookie what to go on from; empty where editions tell
  private record Pass(Directory directory, Seen seen, String cookie) {}

  private Mirroring(
      LdapSettings settings,
      Server server,
      Form form,
      Memory memory,
      Clock clock,
      Instant begun,
      String fingerprint) {
    this.settings = settings;
    this.server = server;
    this.form = form;
    this.memory = memory;
    this.clock = clock;
    this.begun = begun;
    this.fingerprint = fingerprint;
  }

  /// @param wanted what is asked of people
  static Mirroring of(
      LdapSettings settings,
      Server server,
      String[] wanted,
      Memory memory,
      Clock clock,
      Instant begun) {
    Set<String> names = new TreeSet<>(List.of(GroupEntries.wantedAnd(wanted)));
    Form form = new Form(names, Passing.of(server, names));
    return new Mirroring(
        settings, server, form, memory, clock, begun, Fingerprint.of(settings, form));
  }

  <T> Answer<T> read(Question<T> question) throws IncompleteRead {
    if (settings.reading().incremental()) {
      Optional<Mirror> mirror = memory.mirror(settings.name());
      Optional<Mark> mark = mirror.flatMap(one -> Mark.of(one.mark()));
      return mark.isPresent() && usable(mark.get())
          ? changes(question, mirror.get(), mark.get())
          : full(question, mirror, mark, "");
    }
    forget();
    Seen seen = new Seen(form);
    T answer = steady(question, new Pass(new Recording(server, form, seen), seen, "")).answer();
    return new Answer<>(answer, "full read");
  }

  // What was kept before somebody turned it off.
  private void forget() {
    memory
        .mirror(settings.name())
        .filter(mirror -> !mirror.entries().isEmpty())
        .ifPresent(mirror -> {
          Memory.News nothing = new Memory.News("", Map.of(), mirror.entries().keySet());
          var _ = memory.keep(settings.name(), mirror.version(), nothing);
        });
  }

  /// Whether runs will read only what changed.
  Source.Remark remark() throws IncompleteRead {
    if (!settings.reading().incremental()) {
      return new Source.Remark(true, "incremental is off: every run reads everything");
    }
    if (!server.isActiveDirectory()) {
      return new Source.Remark(
          true, "runs read only what changed, by the times of change that the server shows");
    }
    try {
      var _ = dirSync().now();
      return new Source.Remark(
          true, "DirSync works for the bind account: runs read only what changed");
    } catch (Refused refused) {
      return new Source.Remark(
          false,
          "DirSync does not work for the bind account, so every run reads everything: %s. It needs a domain controller, not a global catalog; incremental: off says that this is meant."
              .formatted(refused.getMessage()));
    }
  }

  private boolean usable(Mark mark) {
    boolean recent = begun.isBefore(mark.full().plus(settings.reading().fullEvery()));
    boolean tells = !server.isActiveDirectory() || !mark.cookie().isEmpty();
    return recent && tells && mark.fingerprint().equals(fingerprint);
  }

  private <T> Answer<T> changes(Question<T> question, Mirror mirror, Mark mark)
      throws IncompleteRead {
    String why;
    try {
      Map<String, Kept> kept = new HashMap<>();
      for (Map.Entry<String, String> entry : mirror.entries().entrySet()) {
        kept.put(entry.getKey(), Kept.of(entry.getValue()));
      }
      Done<T> done = steady(question, since(mark.cookie(), kept));
      keep(Optional.of(mirror), done.seen(), new Mark(fingerprint, mark.full(), done.cookie(), ""));
      String how = server.isActiveDirectory() ? "DirSync" : "by times of change";
      return new Answer<>(done.answer(), how);
    } catch (Refused refused) {
      why = "DirSync did not go on from the last one: " + refused.getMessage();
    } catch (LDIFException broken) {
      why = "what was kept of the last one is broken";
    } catch (IncompleteRead incomplete) {
      why = "reading what changed failed: " + incomplete.getMessage();
    }
    return full(question, Optional.of(mirror), Optional.of(mark), why);
  }

  private <T> Answer<T> full(
      Question<T> question, Optional<Mirror> mirror, Optional<Mark> before, String why)
      throws IncompleteRead {
    Seen seen = new Seen(form);
    String cookie = "";
    String refused = "";
    if (server.isActiveDirectory()) {
      try {
        cookie = dirSync().now();
      } catch (Refused no) {
        refused = String.valueOf(no.getMessage());
      }
    }
    Done<T> done = steady(question, new Pass(new Recording(server, form, seen), seen, cookie));
    Seen kept = refused.isEmpty() ? done.seen() : new Seen(form);
    keep(mirror, kept, new Mark(fingerprint, begun, done.cookie(), refused));
    return new Answer<>(done.answer(), "full read" + since(why, refused, before));
  }

  // Why there is no DirSync is said once, and again when it is another reason.
  private static String since(String why, String refused, Optional<Mark> before) {
    if (!refused.isEmpty()) {
      return before.filter(mark -> mark.refused().equals(refused.replace('\n', ' '))).isPresent()
          ? ""
          : ", as always without DirSync (" + refused + ")";
    }
    return why.isEmpty() ? "" : ", since " + why;
  }

  /// @param cookie what the next read goes on from
  private record Done<T>(T answer, Seen seen, String cookie) {}

  /// Reads until no group changed meanwhile: who is moved from one to another is in neither, or in
  /// both, for somebody who looks at one after the other.
  private <T> Done<T> steady(Question<T> question, Pass first) throws IncompleteRead {
    Pass pass = first;
    for (int i = 0; ; i++) {
      T answer = question.of(pass.directory());
      Optional<String> moved = Unsteady.group(server, pass.seen(), dirSync(), pass.cookie());
      if (moved.isEmpty()) {
        return new Done<>(answer, pass.seen(), pass.cookie());
      }
      if (i == PASSES || (server.isActiveDirectory() && pass.cookie().isEmpty())) {
        throw new IncompleteRead(
            "The group %s changed while groups were read; the next run reads it again."
                .formatted(moved.get()));
      }
      try {
        pass = since(pass.cookie(), pass.seen().entries());
      } catch (Refused refused) {
        throw new IncompleteRead(
            "What changed during the read cannot be told: " + refused.getMessage(), refused);
      }
    }
  }

  private Pass since(String cookie, Map<String, Kept> kept) throws Refused, IncompleteRead {
    Seen seen = new Seen(form);
    if (!server.isActiveDirectory()) {
      Directory directory = new Mirrored(server, form, kept, Mirroring::sameEdition, seen);
      return new Pass(directory, seen, "");
    }
    DirSync.Delta delta = dirSync().since(cookie);
    Mirrored.Freshness unchanged = (id, _, _) -> !delta.changed().contains(id);
    return new Pass(new Mirrored(server, form, kept, unchanged, seen), seen, delta.cookie());
  }

  private static boolean sameEdition(String id, Kept kept, Entry now) {
    Optional<Edition> edition = Edition.of(kept.entry());
    return edition.isPresent() && edition.equals(Edition.of(now));
  }

  private DirSync dirSync() throws IncompleteRead {
    String base = settings.base();
    return new DirSync(server, server.context(base).orElse(base), form);
  }

  private void keep(Optional<Mirror> mirror, Seen seen, Mark mark) {
    Duration took = Duration.between(begun, clock.instant());
    var _ =
        memory.keep(
            settings.name(),
            mirror.map(Mirror::version).orElse(0L),
            seen.news(
                mark,
                mirror.map(Mirror::entries).orElse(Map.of()),
                took.isNegative() ? Duration.ZERO : took));
  }
}
