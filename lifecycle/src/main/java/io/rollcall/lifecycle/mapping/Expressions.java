package io.rollcall.lifecycle.mapping;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The language of expressions: CEL with `person` and `groups`, or with `group`, and a few
/// functions. Expressions end: they have no recursion, and bounds on their length and steps.
public final class Expressions {
  private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'.*");
  private static final CelOptions BOUNDS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .maxExpressionCodePointSize(10_000)
          .comprehensionMaxIterations(100_000)
          .build();
  private static final Set<CelType> TEXT =
      Set.of(SimpleType.STRING, SimpleType.INT, SimpleType.DYN, SimpleType.NULL_TYPE);
  private static final String A_TEXT = "a text; join(…, \", \") and first(…) make one of a list";
  private static final String TRUE_OR_FALSE = "true or false";
  private static final Set<CelType> TRUTH = Set.of(SimpleType.BOOL);
  private static final Set<CelType> TRUTH_OR_NOTHING = Set.of(SimpleType.BOOL, SimpleType.DYN);

  private final Functions functions = new Functions();
  private final CelCompiler ofPeople = compiler(Subject.PERSON);
  private final CelCompiler ofGroups = compiler(Subject.GROUP);
  private final CelRuntime runtime =
      CelRuntimeFactory.plannerRuntimeBuilder()
          .setOptions(BOUNDS)
          .addLibraries(CelExtensions.strings())
          .addFunctionBindings(functions.bindings())
          .build();

  private CelCompiler compiler(Subject subject) {
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(BOUNDS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addLibraries(CelExtensions.strings())
            .addFunctionDeclarations(functions.declarations());
    for (Map.Entry<String, CelType> variable : subject.variables().entrySet()) {
      builder = builder.addVar(variable.getKey(), variable.getValue());
    }
    return builder.build();
  }

  /// An expression that gives a text, or clears it, or leaves it alone.
  public Expression text(String text) throws ExpressionMistake {
    return compile(Subject.PERSON, text, TEXT, A_TEXT);
  }

  /// An expression that gives true or false.
  public Expression condition(String text) throws ExpressionMistake {
    return compile(Subject.PERSON, text, TRUTH, TRUE_OR_FALSE);
  }

  /// An expression about a group that gives true or false.
  public Expression groupCondition(String text) throws ExpressionMistake {
    return compile(Subject.GROUP, text, TRUTH, TRUE_OR_FALSE);
  }

  /// An expression that gives a text about a group.
  public Expression groupText(String text) throws ExpressionMistake {
    return compile(Subject.GROUP, text, TEXT, A_TEXT);
  }

  /// The same, or `keep()`.
  Expression state(String text) throws ExpressionMistake {
    return compile(Subject.PERSON, text, TRUTH_OR_NOTHING, TRUE_OR_FALSE);
  }

  private Expression compile(Subject subject, String text, Set<CelType> types, String expected)
      throws ExpressionMistake {
    CelCompiler compiler = subject == Subject.GROUP ? ofGroups : ofPeople;
    CelAbstractSyntaxTree parsed = valid(compiler.parse(text), subject);
    Places places = new Places(parsed.getSource());
    places.refuseUnknownFacts(parsed, subject);
    Needs needs = subject == Subject.GROUP ? Needs.NOTHING : Needs.of(parsed, places);
    CelAbstractSyntaxTree checked = valid(compiler.check(parsed), subject);
    if (!types.contains(checked.getResultType())) {
      throw new ExpressionMistake(
          1, 1, "gives " + checked.getResultType().name() + "; expected " + expected);
    }
    try {
      return new Expression(runtime.createProgram(checked), needs);
    } catch (CelEvaluationException e) {
      throw new ExpressionMistake(1, 1, "cannot be used: " + e.getMessage());
    }
  }

  private CelAbstractSyntaxTree valid(CelValidationResult result, Subject subject)
      throws ExpressionMistake {
    for (CelIssue issue : result.getErrors()) {
      throw Places.mistake(issue.getSourceLocation(), words(issue.getMessage(), subject));
    }
    try {
      return result.getAst();
    } catch (CelValidationException e) {
      throw new ExpressionMistake(1, 1, "is no expression: " + e.getMessage());
    }
  }

  private String words(String message, Subject subject) {
    Matcher undeclared = UNDECLARED.matcher(message);
    if (!undeclared.matches()) {
      return "is no right expression: " + message.replaceAll("[.\\s]+$", "");
    }
    List<String> known = new ArrayList<>(functions.names());
    known.addAll(subject.names());
    String name = undeclared.group(1);
    if (name.equals(subject.word())) {
      return "uses %s alone; %s".formatted(name, subject.alone());
    }
    return "uses %s, which is not known; known are %s%s"
        .formatted(name, String.join(", ", known), Nearest.hint(name, known));
  }
}
