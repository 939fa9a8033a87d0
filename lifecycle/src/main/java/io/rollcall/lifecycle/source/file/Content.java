package io.rollcall.lifecycle.source.file;

import io.rollcall.lifecycle.source.IncompleteRead;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The bytes of a file that nobody was writing meanwhile.
final class Content {
  private static final long LARGEST = 256L * 1024 * 1024;

  private final String file;
  private final byte[] bytes;

  private Content(String file, byte[] bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  static Content read(Path path) throws IncompleteRead {
    String file = String.valueOf(path.getFileName());
    try {
      BasicFileAttributes before = attributes(path);
      if (before.size() > LARGEST) {
        throw new IncompleteRead(
            "%s has %,d bytes; at most %,d are read.".formatted(path, before.size(), LARGEST));
      }
      byte[] bytes = Files.readAllBytes(path);
      BasicFileAttributes after = attributes(path);
      if (bytes.length != after.size()
          || !before.lastModifiedTime().equals(after.lastModifiedTime())) {
        throw new IncompleteRead(
            "%s was written while it was read. Have the export written under another name and renamed when it is whole."
                .formatted(path));
      }
      return new Content(file, bytes);
    } catch (NoSuchFileException e) {
      throw new IncompleteRead(
          "There is no %s. Relative paths start from the folder of the configuration."
              .formatted(path),
          e);
    } catch (IOException e) {
      throw new IncompleteRead("%s cannot be read: %s.".formatted(path, e.getMessage()), e);
    }
  }

  private static BasicFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class);
  }

  /// The file's name, for messages.
  String file() {
    return file;
  }

  /// In lower case.
  String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  /// The text without its byte order mark.
  String text(String encoding) throws IncompleteRead {
    Charset charset = marked(encoding);
    try {
      String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new IncompleteRead(
          "%s is not %s text. Say which encoding it has: `encoding: windows-1252`, for example."
              .formatted(file, charset.name()),
          e);
    }
  }

  private Charset marked(String encoding) {
    if (bytes.length >= 2 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE) {
      return StandardCharsets.UTF_16LE;
    }
    if (bytes.length >= 2 && (bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF) {
      return StandardCharsets.UTF_16BE;
    }
    boolean utf8 =
        bytes.length >= 3
            && (bytes[0] & 0xFF) == 0xEF
            && (bytes[1] & 0xFF) == 0xBB
            && (bytes[2] & 0xFF) == 0xBF;
    return utf8 ? StandardCharsets.UTF_8 : Charset.forName(encoding);
  }
}
