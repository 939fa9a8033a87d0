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
    return isCalled(Fact.PERSON, expr);
  }

  private static boolean isCalled(String word, CelExpr expr) {
    return expr.getKind() == Kind.IDENT && expr.ident().name().equals(word);
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

  /// Refuses words after `person.` that nothing is known under, or after `group.`.
  void refuseUnknownFacts(CelAbstractSyntaxTree ast, Subject subject) throws ExpressionMistake {
    for (CelNavigableExpr node : CelNavigableAst.fromAst(ast).getRoot().allNodes().toList()) {
      CelExpr expr = node.expr();
      if (expr.getKind() == Kind.SELECT
          && isCalled(subject.word(), expr.select().operand())
          && !subject.facts().contains(expr.select().field())) {
        String field = expr.select().field();
        throw mistake(
            expr.id(),
            "asks for %s.%s; known are %s%s"
                .formatted(
                    subject.word(),
                    field,
                    String.join(
                        ", ",
                        subject.facts().stream().map(fact -> subject.word() + "." + fact).toList()),
                    Nearest.hint(field, subject.facts())));
      }
    }
  }
}
