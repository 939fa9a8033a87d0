package io.rollcall.db;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// Which process on which host. A process id alone is not enough: it is used again after the
/// process ended, so the moment the process started belongs to it.
///
/// @param host the host's name and, where the system tells it, the process namespace (containers
///   may share a name)
public record ProcessIdentity(String host, long pid, long startedAtMillis) {
  /// The system derives start times from the clock, which may be corrected by a little in between.
  private static final long START_TOLERANCE_MILLIS = 2_000;

  public static ProcessIdentity current() {
    ProcessHandle self = ProcessHandle.current();
    return new ProcessIdentity(hostName() + namespace(), self.pid(), startedAt(self));
  }

  /// Whether this is a process of the same host that no longer lives. About another host nothing is
  /// known: false.
  boolean isKnownDeadTo(ProcessIdentity observer) {
    return host.equals(observer.host)
        && ProcessHandle.of(pid)
            .filter(ProcessHandle::isAlive)
            .map(handle -> Math.abs(startedAt(handle) - startedAtMillis) > START_TOLERANCE_MILLIS)
            .orElse(true);
  }

  private static long startedAt(ProcessHandle handle) {
    return handle.info().startInstant().orElse(Instant.EPOCH).toEpochMilli();
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  private static String namespace() {
    try {
      return "/" + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }
}
