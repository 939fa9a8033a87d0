package io.rollcall.lifecycle.mapping;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSource;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.Objects;

/// Where the parts of an expression stand in its text.
record Places(CelSource source) {
  static boolean isPerson(CelExpr expr) {
    return expr.getKind() == Kind.IDENT && expr.ident().name().equals(Fact.PERSON);
  }

  ExpressionMistake mistake(long id, String what) {
    int offset = Objects.requireNonNullElse(source.getPositionsMap().get(id), 0);
    CelSourceLocation place = source.getOffsetLocation(offset).orElse(CelSourceLocation.of(1, 0));
    return mistake(place, what);
  }

  static ExpressionMistake mistake(CelSourceLocation place, String what) {
    return new ExpressionMistake(
        Math.max(1, place.getLine()), Math.max(0, place.getColumn()) + 1, what);
  }

  /// Refuses words after `person.` that nothing is known under.
  void refuseUnknownFacts(CelAbstractSyntaxTree ast) throws ExpressionMistake {
    for (CelNavigableExpr node : CelNavigableAst.fromAst(ast).getRoot().allNodes().toList()) {
      CelExpr expr = node.expr();
      if (expr.getKind() == Kind.SELECT
          && isPerson(expr.select().operand())
          && !Fact.words().contains(expr.select().field())) {
        String field = expr.select().field();
        throw mistake(
            expr.id(),
            "asks for person.%s; known are person.%s%s"
                .formatted(
                    field,
                    String.join(", person.", Fact.words()),
                    Nearest.hint(field, Fact.words())));
      }
    }
  }
}
