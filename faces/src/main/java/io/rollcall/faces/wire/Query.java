package io.rollcall.faces.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The decoded parameters of a query string, in the order sent. Names that nobody asks for are
/// simply never looked at, so an unknown parameter is no error (Entra sends `?aadOptscim062020`).
public record Query(List<Parameter> parameters) {

  /// One `name=value`; the value is empty when there was no `=`.
  public record Parameter(String name, String value) {}

  public Query {
    parameters = List.copyOf(parameters);
  }

  /// Reads what follows the `?`. Throws [MalformedUrlException] for an escape that cannot be
  /// decoded.
  public static Query parse(String raw) {
    var parameters = new ArrayList<Parameter>();
    for (String pair : raw.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        parameters.add(new Parameter(PercentCoding.query(name), PercentCoding.query(value)));
      }
    }
    return new Query(parameters);
  }

  /// Whether the parameter was sent, be it without a value.
  public boolean has(String name) {
    return parameters.stream().anyMatch(p -> p.name().equals(name));
  }

  /// The first non-empty value of this parameter.
  public Optional<String> first(String name) {
    return parameters.stream()
        .filter(p -> p.name().equals(name) && !p.value().isBlank())
        .map(Parameter::value)
        .findFirst();
  }
}
