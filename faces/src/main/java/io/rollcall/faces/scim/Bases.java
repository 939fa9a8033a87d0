package io.rollcall.faces.scim;

import io.rollcall.platform.Caller;
import java.util.List;
import java.util.Optional;

/// Where each directory's SCIM is, whichever face serves it.
public record Bases(List<Dialect> dialects) {

  public Bases {
    dialects = List.copyOf(dialects);
  }

  /// The path of the SCIM base of this caller's directory.
  public Optional<String> of(Caller.OfDirectory caller) {
    return dialects.stream()
        .filter(dialect -> dialect.preset().equals(caller.preset().name()))
        .map(dialect -> dialect.basePath().apply(caller.directoryId()))
        .findFirst();
  }
}
