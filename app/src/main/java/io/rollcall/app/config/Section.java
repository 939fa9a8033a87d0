package io.rollcall.app.config;

import io.rollcall.lifecycle.mapping.ExpressionMistake;
import io.rollcall.lifecycle.mapping.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// One mapping of the configuration, with where it stands. Asking for a key marks it as known;
/// {@link #end} complains about the first key that nobody asked for.
public final class Section {
  private final String file;
  private final String path;
  private final Node node;
  private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
  private final Set<String> asked;
  private final Map<String, Set<String>> vocabulary;

  Section(String file, String path, Node node) {
    this(file, path, node, new TreeMap<>());
  }

  private Section(String file, String path, Node node, Map<String, Set<String>> vocabulary) {
    this.file = file;
    this.path = path;
    this.node = node;
    this.vocabulary = vocabulary;
    this.asked = vocabulary.computeIfAbsent(path, _ -> new TreeSet<>());
    if (!(node instanceof MappingNode mapping)) {
      throw at(node, path, "expected names with values, as in \"url: …\"");
    }
    for (NodeTuple entry : mapping.getValue()) {
      String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      if (entries.put(key, entry) != null) {
        throw at(entry.getKeyNode(), child(key), "is given twice");
      }
    }
  }

  /// The dotted path of this mapping: `targets.app.scim`.
  public String path() {
    return path;
  }

  /// Every key that was asked for so far, in this mapping and all around it, by the path of the
  /// mapping.
  public Map<String, Set<String>> vocabulary() {
    return Map.copyOf(vocabulary);
  }

  public List<String> keys() {
    return List.copyOf(entries.keySet());
  }

  public String text(String key) {
    return optionalText(key).orElseThrow(() -> missing(key));
  }

  public Optional<String> optionalText(String key) {
    return value(key)
        .map(value -> {
          if (value instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue();
          }
          throw at(value, child(key), "expected a text");
        });
  }

  /// One of a few words.
  public String word(String key, List<String> words, String otherwise) {
    Optional<String> word = optionalText(key);
    if (word.isPresent() && !words.contains(word.get())) {
      throw mistake(
          key,
          "is \""
              + word.get()
              + "\"; expected "
              + String.join(", ", words)
              + Nearest.hint(word.get(), words));
    }
    return word.orElse(otherwise);
  }

  /// Whether the key is there and has names with values.
  public boolean isMapping(String key) {
    return value(key).filter(MappingNode.class::isInstance).isPresent();
  }

  public Section section(String key) {
    return optionalSection(key).orElseThrow(() -> missing(key));
  }

  public Optional<Section> optionalSection(String key) {
    return value(key).map(value -> new Section(file, child(key), value, vocabulary));
  }

  /// A list of texts; a single text counts as a list of one.
  public List<String> texts(String key) {
    Optional<Node> value = value(key);
    if (value.isEmpty()) {
      return List.of();
    }
    List<Node> items =
        value.get() instanceof SequenceNode list ? list.getValue() : List.of(value.get());
    List<String> texts = new ArrayList<>();
    for (Node item : items) {
      if (!(item instanceof ScalarNode scalar)) {
        throw at(item, child(key), "expected a list of texts");
      }
      texts.add(scalar.getValue());
    }
    return texts;
  }

  /// A mistake in the value of a key, with its place.
  public ConfigException mistake(String key, String what) {
    asked.add(key);
    Node where = entries.containsKey(key) ? entries.get(key).getValueNode() : node;
    return at(where, child(key), what);
  }

  /// A mistake inside the expression that a key has, with its line and column in the file.
  public ConfigException mistake(String key, ExpressionMistake mistake) {
    asked.add(key);
    NodeTuple entry = entries.get(key);
    if (entry == null) {
      return mistake(key, String.valueOf(mistake.getMessage()));
    }
    Node value = entry.getValueNode();
    Mark mark = value.getStartMark().orElseThrow();
    int line = mark.getLine() + mistake.line();
    int column = mistake.column() + (mistake.line() == 1 ? mark.getColumn() : 0);
    if (value instanceof ScalarNode scalar) {
      ScalarStyle style = scalar.getScalarStyle();
      boolean block = style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED;
      // A block begins in the line after its mark, two spaces in, mostly.
      line += block ? 1 : 0;
      column += style == ScalarStyle.PLAIN || block ? 0 : 1;
    }
    return new ConfigException(
        "%s:%d:%d %s %s.".formatted(file, line, column, child(key), mistake.getMessage()));
  }

  /// Ends reading this mapping: a key that nothing asked for is a mistake.
  public void end() {
    for (Map.Entry<String, NodeTuple> entry : entries.entrySet()) {
      String key = entry.getKey();
      if (!asked.contains(key)) {
        throw at(
            entry.getValue().getKeyNode(),
            child(key),
            "is not known here; known are "
                + String.join(", ", asked)
                + Nearest.hint(key, List.copyOf(asked)));
      }
    }
  }

  private Optional<Node> value(String key) {
    asked.add(key);
    return Optional.ofNullable(entries.get(key)).map(NodeTuple::getValueNode);
  }

  // What was meant for the key may stand there misspelt.
  private ConfigException missing(String key) {
    return entries.entrySet().stream()
        .filter(entry -> !asked.contains(entry.getKey()) && Nearest.near(entry.getKey(), key))
        .findFirst()
        .map(entry ->
            at(
                entry.getValue().getKeyNode(),
                child(entry.getKey()),
                "is not known here. Did you mean " + key + "?"))
        .orElseGet(() -> at(node, child(key), "is missing"));
  }

  private String child(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /// `:line:column`, both from 1.
  static String place(Mark mark) {
    return ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
  }

  private ConfigException at(Node where, String what, String problem) {
    return new ConfigException(
        file
            + where.getStartMark().map(Section::place).orElse("")
            + " "
            + what
            + " "
            + problem
            + ".");
  }
}
