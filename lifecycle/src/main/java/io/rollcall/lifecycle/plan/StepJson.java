package io.rollcall.lifecycle.plan;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Step;
import io.rollcall.scim.json.Json;
import java.util.Map;
import java.util.TreeMap;

/// Steps and attribute values as JSON, and back.
final class StepJson {
  private StepJson() {}

  static Json.Obj write(Step step) {
    Json.Builder json = Json.object();
    switch (step) {
      case Step.Try attempt ->
          json.put("step", "try")
              .put("account", attempt.accountId())
              .put("before", values(attempt.before()))
              .put("after", values(attempt.after()));
      case Step.BringBack back ->
          json.put("step", "bring-back")
              .put("address", back.address())
              .put("attributes", values(back.attributes()));
      case Step.Inspect inspect ->
          json.put("step", "inspect").putIfPresent("expected", inspect.expected());
      case Step.Activate _ -> json.put("step", "activate");
      case Step.Retire retire ->
          json.put("step", "retire").put("from", retire.from()).put("as", retire.pattern());
      case Step.Rename rename ->
          json.put("step", "rename")
              .put("account", rename.accountId())
              .put("before", values(rename.before()))
              .put("after", values(rename.after()));
      case Step.Verify verify ->
          json.put("step", "verify")
              .put("account", verify.accountId())
              .put("address", verify.address());
      case Step.Deactivate _ -> json.put("step", "deactivate");
      case Step.PutBack back -> json.put("step", "put-back").put("over", back.over());
    }
    return json.build();
  }

  static Step read(Json.Obj json) {
    String kind = json.string("step").orElse("");
    return switch (kind) {
      case "try" -> new Step.Try(text(json, "account"), read(json, "before"), read(json, "after"));
      case "bring-back" -> new Step.BringBack(text(json, "address"), read(json, "attributes"));
      case "inspect" -> new Step.Inspect(json.string("expected"));
      case "activate" -> new Step.Activate();
      case "retire" -> new Step.Retire(text(json, "from"), text(json, "as"));
      case "rename" ->
          new Step.Rename(text(json, "account"), read(json, "before"), read(json, "after"));
      case "verify" -> new Step.Verify(text(json, "account"), text(json, "address"));
      case "deactivate" -> new Step.Deactivate();
      case "put-back" -> new Step.PutBack(json.bool("over").orElse(false));
      default ->
          throw new PlanFileException("it has a step that this program does not know: " + kind);
    };
  }

  static Json.Obj values(Attributes attributes) {
    Json.Builder json = Json.object();
    attributes.values().forEach(json::put);
    return json.build();
  }

  static Attributes read(Json.Obj json, String name) {
    Map<String, String> values = new TreeMap<>();
    json.object(name)
        .ifPresent(object ->
            object.members().keySet().forEach(path -> values.put(path, text(object, path))));
    return Attributes.of(values);
  }

  static String text(Json.Obj json, String name) {
    return json.string(name)
        .orElseThrow(() -> new PlanFileException("a change lacks the text \"" + name + "\""));
  }
}
