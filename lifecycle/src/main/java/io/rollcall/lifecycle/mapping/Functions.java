package io.rollcall.lifecycle.mapping;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload.Binary;
import dev.cel.runtime.CelFunctionOverload.Unary;
import io.rollcall.scim.address.Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What expressions can do besides CEL's own operators and its string functions.
final class Functions {
  /// What `keep()` gives; no text of a source has a NUL.
  static final String KEEP = "\0keep";

  private static final CelType STRING = SimpleType.STRING;

  private final Map<String, List<CelOverloadDecl>> declared = new LinkedHashMap<>();
  private final List<CelFunctionBinding> bound = new ArrayList<>();

  Functions() {
    ofText("lower", text -> text.toLowerCase(Locale.ROOT));
    ofText("upper", text -> text.toUpperCase(Locale.ROOT));
    ofText("transliterate", Transliteration::ascii);
    ofText("localPart", Address::localPart);
    ofText("domain", Functions::domain);
    ofTwo("orElse", (text, otherwise) -> text.isBlank() ? otherwise : text);
    global("trim", "trim_text", STRING, STRING);
    bind("trim_text", String.class, String::strip);
    global("default", "default_text", STRING, STRING, STRING);
    bind("default_text", (text, otherwise) -> text.isBlank() ? otherwise : text);
    global("first", "first_text", STRING, Fact.TEXTS);
    bind("first_text", List.class, list -> list.isEmpty() ? "" : String.valueOf(list.getFirst()));
    global("join", "join_texts", STRING, Fact.TEXTS, STRING);
    bound.add(
        CelFunctionBinding.from(
            "join_texts", List.class, String.class, (list, between) -> joined(list, between)));
    global("clear", "clear_value", SimpleType.DYN);
    bound.add(CelFunctionBinding.from("clear_value", List.of(), _ -> NullValue.NULL_VALUE));
    global("keep", "keep_value", SimpleType.DYN);
    bound.add(CelFunctionBinding.from("keep_value", List.of(), _ -> KEEP));
  }

  List<CelFunctionDecl> declarations() {
    return declared.entrySet().stream()
        .map(one -> CelFunctionDecl.newFunctionDeclaration(one.getKey(), one.getValue()))
        .toList();
  }

  List<CelFunctionBinding> bindings() {
    return List.copyOf(bound);
  }

  List<String> names() {
    return List.copyOf(declared.keySet());
  }

  /// `lower(text)`, and `text.lower()`.
  private void ofText(String name, Unary<String> function) {
    global(name, name + "_text", STRING, STRING);
    member(name, "text_" + name, STRING, STRING);
    bind(name + "_text", String.class, function);
    bind("text_" + name, String.class, function);
  }

  private void ofTwo(String name, Binary<String, String> function) {
    member(name, "text_" + name, STRING, STRING, STRING);
    bind("text_" + name, function);
  }

  private void global(String name, String id, CelType result, CelType... parameters) {
    declare(name, CelOverloadDecl.newGlobalOverload(id, result, parameters));
  }

  private void member(String name, String id, CelType result, CelType... parameters) {
    declare(name, CelOverloadDecl.newMemberOverload(id, result, parameters));
  }

  private void declare(String name, CelOverloadDecl overload) {
    declared.computeIfAbsent(name, _ -> new ArrayList<>()).add(overload);
  }

  private <T> void bind(String id, Class<T> type, Unary<T> function) {
    bound.add(CelFunctionBinding.from(id, type, function));
  }

  private void bind(String id, Binary<String, String> function) {
    bound.add(CelFunctionBinding.from(id, String.class, String.class, function));
  }

  private static String joined(List<?> list, String between) {
    return String.join(between, list.stream().map(String::valueOf).toList());
  }

  private static String domain(String address) {
    return address.substring(address.lastIndexOf('@') + 1);
  }
}
