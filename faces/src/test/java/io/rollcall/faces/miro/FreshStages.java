package io.rollcall.faces.miro;

import io.rollcall.db.Database;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives every test a stage of its own, on an empty database, and closes it afterwards. A suite is
/// an abstract class, and two nested classes run it on both databases.
abstract class FreshStages implements ParameterResolver {
  static final Namespace NAMESPACE = Namespace.create(FreshStages.class);

  abstract Database open(ExtensionContext context);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Stage.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .computeIfAbsent(Stage.class, _ -> new Stage(open(context)), Stage.class);
  }
}
