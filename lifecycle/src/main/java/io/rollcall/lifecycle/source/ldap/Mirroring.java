package io.rollcall.lifecycle.source.ldap;

import com.unboundid.ldif.LDIFException;
import io.rollcall.lifecycle.source.IncompleteRead;
import io.rollcall.lifecycle.source.Memory;
import io.rollcall.lifecycle.source.Memory.Mirror;
import io.rollcall.lifecycle.source.Source;
import io.rollcall.lifecycle.source.ldap.DirSync.Refused;
import io.rollcall.lifecycle.source.ldap.Steady.Done;
import io.rollcall.lifecycle.source.ldap.Steady.Question;
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
  private final LdapSettings settings;
  private final Server server;
  private final Form form;
  private final Memory memory;
  private final Clock clock;
  private final Instant begun;
  private final String fingerprint;

  /// @param how in words: `DirSync`, `full read`, and why it was one
  record Answer<T>(T answer, String how) {}

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
    return new Answer<>(steady().everything(question).answer(), "full read");
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
      server.renew(); // others go on with it
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
      Done<T> done = steady().changes(question, mark.cookie(), kept);
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
    server.renew(); // something may be wrong with the connection
    return full(question, Optional.of(mirror), Optional.of(mark), ", since " + why);
  }

  /// @param why what is said of it, unless it was said of the last one
  private <T> Answer<T> full(
      Question<T> question, Optional<Mirror> mirror, Optional<Mark> before, String why)
      throws IncompleteRead {
    if (!server.isActiveDirectory()) {
      Done<T> done = steady().everything(question);
      return full(done, done.seen(), mirror, before, why);
    }
    String refused;
    try {
      Done<T> done = steady().everything(question, dirSync().now());
      return full(done, done.seen(), mirror, before, why);
    } catch (Refused no) {
      refused = ", as always without DirSync (" + no.getMessage() + ")";
    }
    server.renew();
    return full(steady().everything(question), new Seen(form), mirror, before, refused);
  }

  private <T> Answer<T> full(
      Done<T> done, Seen kept, Optional<Mirror> mirror, Optional<Mark> before, String why) {
    Mark mark = new Mark(fingerprint, begun, done.cookie(), why.replace('\n', ' '));
    keep(mirror, kept, mark);
    boolean told = before.filter(last -> last.told().equals(mark.told())).isPresent();
    return new Answer<>(done.answer(), told ? "full read" : "full read" + why);
  }

  private Steady steady() throws IncompleteRead {
    return new Steady(server, form, dirSync());
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
