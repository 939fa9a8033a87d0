package io.rollcall.faces.rest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Everything that an API has, in one table: paths, methods and the templates that the log and the
/// figures have all come from it. Of routes that fit a path, the first is taken.
///
/// @param <R> what is known of a route besides
public record RouteTable<R extends RouteTable.Routed>(List<R> routes) {
  public RouteTable {
    routes = List.copyOf(routes);
  }

  /// Something that has a place in the table.
  public interface Routed {
    Template template();
  }

  /// What a request's method and path lead to.
  public sealed interface Found<R> {
    /// @param variables what stands in the path for the template's variables
    record Route<R>(R route, Map<String, String> variables) implements Found<R> {
      public Route {
        variables = Map.copyOf(variables);
      }
    }

    /// The path exists.
    ///
    /// @param allow the methods that are possible on it
    record OtherMethods<R>(List<String> allow) implements Found<R> {
      public OtherMethods {
        allow = List.copyOf(allow);
      }
    }

    record Nothing<R>() implements Found<R> {}
  }

  public Found<R> find(String method, List<String> path) {
    return routes.stream()
        .filter(route -> route.template().method().equals(method))
        .flatMap(route -> found(route, path).stream())
        .findFirst()
        .orElseGet(() -> otherwise(path));
  }

  private Optional<Found<R>> found(R route, List<String> path) {
    return route.template().match(path).map(variables -> new Found.Route<>(route, variables));
  }

  private Found<R> otherwise(List<String> path) {
    List<String> allow =
        on(path)
            .map(route -> route.template().method())
            .flatMap(each -> each.equals("GET") ? Stream.of(each, "HEAD") : Stream.of(each))
            .distinct()
            .sorted()
            .toList();
    return allow.isEmpty() ? new Found.Nothing<>() : new Found.OtherMethods<>(allow);
  }

  /// A route on this path, whatever its method.
  public Optional<R> at(List<String> path) {
    return on(path).findFirst();
  }

  private Stream<R> on(List<String> path) {
    return routes.stream().filter(route -> route.template().match(path).isPresent());
  }

  /// Every route as `METHOD /path`.
  public List<String> names() {
    return routes.stream()
        .map(Routed::template)
        .map(template -> template.method() + " " + template.path())
        .toList();
  }
}
