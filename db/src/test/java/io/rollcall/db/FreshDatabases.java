package io.rollcall.db;

import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives every test an empty database of its own, and closes it afterwards: as a [Database], as its
/// [Url], or as both. A suite is an abstract class, and two nested classes run it.
public abstract class FreshDatabases implements ParameterResolver {
  static final Namespace NAMESPACE = Namespace.create(FreshDatabases.class);

  /// The address of a new, empty database.
  abstract String make(ExtensionContext context);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return List.of(Database.class, Url.class).contains(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Url url =
        context
            .getStore(NAMESPACE)
            .computeIfAbsent(Url.class, _ -> new Url(make(context)), Url.class);
    return parameter.getParameter().getType() == Url.class
        ? url
        : context
            .getStore(NAMESPACE)
            .computeIfAbsent(Database.class, _ -> Database.open(url.jdbc()), Database.class);
  }
}
