package io.rollcall.faces;

import io.rollcall.faces.wire.Body;
import io.rollcall.faces.wire.WireAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/// gzip for answers that are worth it, to clients that ask for it (RFC 9110 section 12.5.3).
final class Compression {
  private static final int WORTH_BYTES = 1_024;

  private Compression() {}

  /// @param accepted the request's `Accept-Encoding`
  static WireAnswer apply(WireAnswer answer, String accepted) {
    if (answer.body().bytes().length < WORTH_BYTES
        || answer.headers().containsKey("Content-Encoding")) {
      return answer;
    }
    WireAnswer varying = answer.with("Vary", "Accept-Encoding");
    return accepts(accepted) ? smaller(varying) : varying;
  }

  private static WireAnswer smaller(WireAnswer answer) {
    return new WireAnswer(
            answer.status(), answer.headers(), gzip(answer.body().bytes()), answer.about())
        .with("Content-Encoding", "gzip");
  }

  private static Body gzip(byte[] bytes) {
    var out = new ByteArrayOutputStream(bytes.length / 4);
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("An answer could not be compressed in memory", e);
    }
    return Body.of(out.toByteArray());
  }

  /// What is named counts more than `*`.
  private static boolean accepts(String accepted) {
    var wanted =
        Arrays.stream(accepted.toLowerCase(Locale.ROOT).split(",")).map(String::strip).toList();
    return wanted.stream()
        .filter(coding -> isNamed(coding, "gzip") || isNamed(coding, "x-gzip"))
        .findFirst()
        .or(() -> wanted.stream().filter(coding -> isNamed(coding, "*")).findFirst())
        .filter(coding -> !coding.replace(" ", "").matches(".*;q=0(\\.0*)?"))
        .isPresent();
  }

  private static boolean isNamed(String coding, String name) {
    return coding.equals(name) || coding.replace(" ", "").startsWith(name + ";");
  }
}
