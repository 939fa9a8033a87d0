package io.rollcall.db;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives every test an empty database of its own, and closes it afterwards. A suite is an abstract
/// class, and two nested classes run it.
abstract class FreshDatabases implements ParameterResolver {
  static final Namespace NAMESPACE = Namespace.create(FreshDatabases.class);

  abstract Database open(ExtensionContext context);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Database.class;
  }

  @Override
  public Database resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .computeIfAbsent(Database.class, _ -> open(context), Database.class);
  }
}
