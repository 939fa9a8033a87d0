package io.rollcall.lifecycle.plan;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.DirectoryRecord;
import io.rollcall.lifecycle.model.Step;
import io.rollcall.scim.json.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

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
      case Step.Recheck recheck ->
          json.put("step", "recheck")
              .putIfPresent("used", recheck.used().map(Instant::toString))
              .put("records", recheck.records().stream().map(StepJson::record).toList());
      case Step.Unlink unlink ->
          json.put("step", "unlink")
              .put("records", unlink.records().stream().map(StepJson::record).toList());
      case Step.Await _ -> json.put("step", "await");
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
              .put("address", verify.address())
              .putIfPresent("managed-as", verify.managedAs());
      case Step.Deactivate _ -> json.put("step", "deactivate");
      case Step.PutBack back -> json.put("step", "put-back").put("over", back.over());
      case Step.NoteGroups note ->
          json.put("step", "note-groups")
              .put("record", note.recordId())
              .put("account", note.accountId());
      case Step.Detach detach -> json.put("step", "detach").put("account", detach.accountId());
      case Step.Readdress readdress ->
          json.put("step", "readdress")
              .put("account", readdress.accountId())
              .put("address", readdress.address());
      case Step.Provision provision ->
          json.put("step", "provision")
              .put("account", provision.accountId())
              .put("address", provision.address())
              .put("attributes", values(provision.attributes()));
      case Step.Regroup _ -> json.put("step", "regroup");
      case Step.GiveWay way ->
          json.put("step", "give-way")
              .put("account", way.accountId())
              .put("address", way.address());
      case Step.GiveBack back -> json.put("step", "give-back").put("address", back.address());
      case Step.SwitchOff _ -> json.put("step", "switch-off");
      case Step.Settle settle ->
          json.put("step", "settle").put("as", settle.as().name().toLowerCase(Locale.ROOT));
    }
    return json.build();
  }

  static Step read(Json.Obj json) {
    String kind = json.string("step").orElse("");
    return switch (kind) {
      case "try" -> new Step.Try(text(json, "account"), read(json, "before"), read(json, "after"));
      case "bring-back" -> new Step.BringBack(text(json, "address"), read(json, "attributes"));
      case "inspect" -> new Step.Inspect(json.string("expected"));
      case "recheck" ->
          new Step.Recheck(
              json.string("used").map(StepJson::time),
              json.objects("records").stream().map(StepJson::record).toList());
      case "unlink" ->
          new Step.Unlink(json.objects("records").stream().map(StepJson::record).toList());
      case "await" -> new Step.Await();
      case "activate" -> new Step.Activate();
      case "retire" -> new Step.Retire(text(json, "from"), text(json, "as"));
      case "rename" ->
          new Step.Rename(text(json, "account"), read(json, "before"), read(json, "after"));
      case "verify" ->
          new Step.Verify(text(json, "account"), text(json, "address"), json.string("managed-as"));
      case "deactivate" -> new Step.Deactivate();
      case "put-back" -> new Step.PutBack(json.bool("over").orElse(false));
      case "note-groups" -> new Step.NoteGroups(text(json, "record"), text(json, "account"));
      case "detach" -> new Step.Detach(text(json, "account"));
      case "readdress" -> new Step.Readdress(text(json, "account"), text(json, "address"));
      case "provision" ->
          new Step.Provision(
              text(json, "account"), text(json, "address"), read(json, "attributes"));
      case "regroup" -> new Step.Regroup();
      case "give-way" -> new Step.GiveWay(text(json, "account"), text(json, "address"));
      case "give-back" -> new Step.GiveBack(text(json, "address"));
      case "switch-off" -> new Step.SwitchOff();
      case "settle" -> new Step.Settle(end(text(json, "as")));
      default ->
          throw new PlanFileException("it has a step that this program does not know: " + kind);
    };
  }

  private static Step.End end(String text) {
    return Stream.of(Step.End.values())
        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(() -> new PlanFileException("a step ends as it cannot: " + text));
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new PlanFileException("a step has a time that is none: " + text);
    }
  }

  private static Json record(DirectoryRecord one) {
    return Json.object().put("directory", one.directory()).put("record", one.id()).build();
  }

  private static DirectoryRecord record(Json.Obj json) {
    return new DirectoryRecord(text(json, "directory"), text(json, "record"));
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
