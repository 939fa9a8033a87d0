package io.rollcall.app.engine.schedule;

import io.rollcall.app.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.function.Function;

/// A configuration file that may change at any time. What cannot be used is refused, and the last
/// one that could goes on being used.
final class WatchedFile {
  private record Stamp(FileTime modified, long size, String key) {
    static final Stamp NONE = new Stamp(FileTime.fromMillis(0), -1, "");
  }

  /// What became of a change.
  ///
  /// @param mistake why the new content is refused; empty when it is used from now on
  record Change(Optional<String> mistake) {}

  private final Path file;
  private final Function<Path, Scheduled> reader;
  private Stamp stamp;
  private volatile Scheduled used;
  private volatile Optional<String> refused = Optional.empty();
  private int refusedContent;

  /// @throws ConfigException when it cannot be used from the start
  WatchedFile(Path file, Function<Path, Scheduled> reader) {
    this.file = file;
    this.reader = reader;
    this.stamp = stamp();
    this.used = reader.apply(file);
  }

  Path file() {
    return file;
  }

  Scheduled used() {
    return used;
  }

  /// Whether what the file holds is what is used.
  boolean isUsable() {
    return refused.isEmpty();
  }

  /// Looks whether the file has changed; the same mistake in the same content is told once.
  Optional<Change> look() {
    Stamp now = stamp();
    if (now.equals(stamp)) {
      return Optional.empty();
    }
    stamp = now;
    int content = content();
    Optional<String> mistake = read();
    boolean known = mistake.isPresent() && mistake.equals(refused) && content == refusedContent;
    refused = mistake;
    refusedContent = content;
    return known ? Optional.empty() : Optional.of(new Change(mistake));
  }

  private Optional<String> read() {
    try {
      used = reader.apply(file);
      return Optional.empty();
    } catch (ConfigException mistake) {
      return Optional.of(String.valueOf(mistake.getMessage()));
    }
  }

  private int content() {
    try {
      return Files.readString(file).hashCode();
    } catch (IOException _) {
      return 0;
    }
  }

  private Stamp stamp() {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(now.lastModifiedTime(), now.size(), String.valueOf(now.fileKey()));
    } catch (IOException _) {
      return Stamp.NONE;
    }
  }
}
