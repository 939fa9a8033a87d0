package io.rollcall.e2e.source;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import io.rollcall.e2e.stage.Program;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Asks a server that has just been started until it answers: neither says when it is ready.
final class FirstContact {
  private static final long PATIENCE_SECONDS = 60;

  private FirstContact() {}

  static LDAPConnection with(Program server, int port, String bind, String password)
      throws LDAPException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      try {
        return new LDAPConnection("127.0.0.1", port, bind, password);
      } catch (LDAPException e) {
        if (!server.lives() || System.nanoTime() > deadline) {
          server.kill();
          throw e;
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      }
    }
  }
}
