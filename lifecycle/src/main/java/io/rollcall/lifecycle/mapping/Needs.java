package io.rollcall.lifecycle.mapping;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import io.rollcall.lifecycle.source.Asked;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What an expression needs to know of a source.
///
/// @param groups the groups that it names, with `*` for any letters
/// @param everyGroup whether it looks at all groups, and not only at those that it names
/// @param said what the source calls the attributes that it names
record Needs(Set<String> groups, boolean everyGroup, Set<String> said) {
  static final Needs NOTHING = new Needs(Set.of(), false, Set.of());

  Needs {
    groups = Set.copyOf(groups);
    said = Set.copyOf(said);
  }

  Asked asked() {
    return new Asked(everyGroup ? List.of("*") : groups.stream().sorted().toList(), said);
  }

  Needs and(Needs other) {
    Set<String> allGroups = new TreeSet<>(groups);
    allGroups.addAll(other.groups);
    Set<String> allSaid = new TreeSet<>(said);
    allSaid.addAll(other.said);
    return new Needs(allGroups, everyGroup || other.everyGroup, allSaid);
  }

  /// @throws ExpressionMistake if it cannot be told which attribute is needed
  static Needs of(CelAbstractSyntaxTree ast, Places places) throws ExpressionMistake {
    Set<String> groups = new TreeSet<>();
    Set<String> said = new TreeSet<>();
    boolean every = false;
    for (CelNavigableExpr node : CelNavigableAst.fromAst(ast).getRoot().allNodes().toList()) {
      if (isGroups(node.expr())) {
        Optional<String> named = node.parent().flatMap(parent -> named(parent.expr()));
        named.ifPresent(groups::add);
        every |= named.isEmpty();
      }
      if (isSaid(node.expr())) {
        said.add(
            node.parent()
                .flatMap(parent -> attribute(parent.expr()))
                .orElseThrow(() ->
                    places.mistake(
                        node.expr().id(),
                        "must name one attribute of the source, as in person.said[\"title\"], so that it is asked for")));
      }
    }
    return new Needs(groups, every, said);
  }

  private static boolean isGroups(CelExpr expr) {
    return expr.getKind() == Kind.IDENT && expr.ident().name().equals(Fact.GROUPS);
  }

  private static boolean isSaid(CelExpr expr) {
    return expr.getKind() == Kind.SELECT
        && expr.select().field().equals(Fact.SAID)
        && Places.isPerson(expr.select().operand());
  }

  /// The group in `"name" in groups`.
  private static Optional<String> named(CelExpr expr) {
    return expr.getKind() == Kind.CALL && expr.call().function().equals("@in")
        ? text(expr.call().args().get(0))
        : Optional.empty();
  }

  /// The attribute in `person.said["name"]`, or in `person.said.name`.
  private static Optional<String> attribute(CelExpr expr) {
    if (expr.getKind() == Kind.SELECT) {
      return Optional.of(expr.select().field());
    }
    return expr.getKind() == Kind.CALL && expr.call().function().equals("_[_]")
        ? text(expr.call().args().get(1))
        : Optional.empty();
  }

  private static Optional<String> text(CelExpr expr) {
    return expr.getKind() == Kind.CONSTANT
            && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE
        ? Optional.of(expr.constant().stringValue())
        : Optional.empty();
  }
}
