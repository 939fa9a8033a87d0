package io.rollcall.e2e.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.rollcall.lifecycle.source.Memory;
import io.rollcall.lifecycle.source.Source.Read;
import io.rollcall.lifecycle.source.ldap.LdapSettings;
import io.rollcall.lifecycle.source.ldap.LdapSource;
import java.time.Clock;

/// Reads one source in full and by what changed, and compares.
///
/// @param how what a read by what changed calls itself
record MirrorReads(LdapSettings settings, Memory memory, String how) {
  /// Reads what changed, and everything, which must be the same.
  Read.Complete same() {
    Read.Complete changes = mirrored();
    assertThat(changes.proof()).contains(", " + how + ", ");
    assertSame(changes, "");
    return changes;
  }

  void assertSame(Read.Complete changes, String when) {
    Read.Complete full = complete(new LdapSource(settings, Clock.systemUTC()));
    assertThat(changes.people()).as(when).isEqualTo(full.people());
    assertThat(changes.groups()).as(when).isEqualTo(full.groups());
    assertThat(changes.unusable()).as(when).isEqualTo(full.unusable());
  }

  Read.Complete mirrored() {
    return complete(new LdapSource(settings, Clock.systemUTC()).with(memory));
  }

  private static Read.Complete complete(LdapSource source) {
    return assertThat(source.read()).asInstanceOf(type(Read.Complete.class)).actual();
  }
}
