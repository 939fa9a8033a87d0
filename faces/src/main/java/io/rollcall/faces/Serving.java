package io.rollcall.faces;

import io.rollcall.faces.connection.Limits;
import io.rollcall.faces.watch.Metrics;
import io.rollcall.faces.watch.RequestLog;
import io.rollcall.faces.wire.Face;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// What a [FaceServer] serves, and with what.
///
/// @param faces asked in their order; the last should answer every path (see [UnknownPath])
/// @param vital asked before all others, whatever else is in progress, and without a body
/// @param requestIds for requests that bring no id of their own
/// @param away what to tell a client when a failure only says that the database cannot be had now
public record Serving(
    List<Face> faces,
    List<Face> vital,
    Supplier<String> requestIds,
    InstantSource clock,
    Limits limits,
    RequestLog log,
    Metrics metrics,
    Function<Throwable, Optional<String>> away) {

  public Serving {
    faces = List.copyOf(faces);
    vital = List.copyOf(vital);
  }

  /// Only faces, under the usual limits, watched by nobody.
  public static Serving of(List<Face> faces, Supplier<String> requestIds) {
    return new Serving(
        faces,
        List.of(),
        requestIds,
        InstantSource.system(),
        Limits.of(Runtime.getRuntime().maxMemory(), Short.MAX_VALUE),
        RequestLog.off(),
        new Metrics(List.of()),
        _ -> Optional.empty());
  }
}
