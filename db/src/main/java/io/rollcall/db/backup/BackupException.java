package io.rollcall.db.backup;

/// A backup could not be written, or may not be restored. The message says why and what to do;
/// nothing was changed.
public final class BackupException extends RuntimeException {
  BackupException(String message) {
    super(message);
  }

  BackupException(String message, Throwable cause) {
    super(message, cause);
  }
}
