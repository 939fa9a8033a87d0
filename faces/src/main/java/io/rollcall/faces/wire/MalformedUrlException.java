package io.rollcall.faces.wire;

/// A path or query whose escapes cannot be decoded: 400 in every face.
public final class MalformedUrlException extends RuntimeException {
  public MalformedUrlException(String message) {
    super(message);
  }
}
