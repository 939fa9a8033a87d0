package io.rollcall.platform;

import io.rollcall.db.Database;
import io.rollcall.db.Statements;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives every test a world of its own, on an empty database, and closes it afterwards. The same
/// behaviour is tested on both databases: a suite is an abstract class, and two nested classes run
/// it.
abstract class FreshWorlds implements ParameterResolver {
  static final Namespace NAMESPACE = Namespace.create(FreshWorlds.class);

  abstract Database open(ExtensionContext context, Statements statements);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == World.class || type == Database.class;
  }

  /// A world, or an empty database to make one on.
  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    if (parameter.getParameter().getType() == Database.class) {
      return context
          .getStore(NAMESPACE)
          .computeIfAbsent(Database.class, _ -> open(context, Statements.IGNORED), Database.class);
    }
    return context
        .getStore(NAMESPACE)
        .computeIfAbsent(World.class, _ -> world(context), World.class);
  }

  private World world(ExtensionContext context) {
    Heard heard = new Heard();
    return new World(open(context, heard), heard);
  }
}
