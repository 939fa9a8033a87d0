package io.rollcall.lifecycle.plan;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Case;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Choice;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Step;
import io.rollcall.lifecycle.model.Who;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The plan document: what a person reviews is what is sent. Equal plans have equal ids. The risk
/// of a change is there to be read; it follows from the change, and a document without it is as
/// good.
public final class PlanFile {
  private static final int ID_DIGITS = 12;

  private PlanFile() {}

  public static Json.Obj write(List<Plan> plans) {
    List<Json> changes = new ArrayList<>();
    List<Json> cases = new ArrayList<>();
    Json.Builder linked = Json.object();
    long unchanged = 0;
    for (Plan plan : plans) {
      plan.changes().forEach(change -> changes.add(change(plan.target(), change)));
      plan.cases().forEach(one -> cases.add(write(plan.target(), one)));
      linked.put(plan.target(), (long) plan.linked());
      unchanged += plan.unchanged();
    }
    return Json.object()
        .put("planId", id(changes, linked.build()))
        .put("changes", Json.array(changes))
        .put("unchanged", unchanged)
        .put("cases", Json.array(cases))
        .put("linked", linked.build())
        .build();
  }

  /// Reads what {@link #write} wrote.
  ///
  /// @throws PlanFileException if it is something else, or was changed since
  public static List<Plan> read(Json.Obj file) {
    if (!file.string("planId")
        .equals(
            Optional.of(id(file.items("changes"), file.object("linked").orElse(Json.Obj.EMPTY))))) {
      throw new PlanFileException(
          "its id does not fit its changes, so it is no plan or was changed by hand. Make a new one:"
              + " ./rollcall plan --out FILE");
    }
    Map<String, List<Change>> byTarget = new LinkedHashMap<>();
    file.object("linked")
        .ifPresent(linked ->
            linked.members().keySet().forEach(name -> byTarget.put(name, new ArrayList<>())));
    for (Json item : file.items("changes")) {
      if (item instanceof Json.Obj change) {
        byTarget
            .computeIfAbsent(StepJson.text(change, "target"), _ -> new ArrayList<>())
            .add(change(change));
      }
    }
    List<Plan> plans = new ArrayList<>();
    byTarget.forEach((target, changes) ->
        plans.add(new Plan(target, changes, List.of(), linked(file, target), 0, 0)));
    return plans;
  }

  private static int linked(Json.Obj file, String target) {
    return file.object("linked")
        .flatMap(linked -> linked.get(target))
        .map(value -> value instanceof Json.Num number ? number.value().intValue() : 0)
        .orElse(0);
  }

  // How many are linked is what the limit on revocations counts against, so it is part of what was
  // reviewed.
  private static String id(List<? extends Json> changes, Json.Obj linked) {
    byte[] bytes =
        JsonCodec.text(Json.array(List.of(Json.array(changes), linked)))
            .getBytes(StandardCharsets.UTF_8);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest).substring(0, ID_DIGITS);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }

  private static Json.Obj change(String target, Change change) {
    Json.Builder json =
        Json.object()
            .put("target", target)
            .put("kind", change.kind().word())
            .put("who", change.who().address())
            .put("name", change.who().name());
    change.who().person().ifPresent(person -> json.put("person", person(person)));
    json.putIfPresent("account", change.account())
        .put("before", StepJson.values(change.before()))
        .put("after", StepJson.values(change.after()))
        .put("reason", change.reason())
        .put("risk", Risk.of(change).word());
    switch (change) {
      case Change.CreateGroup create ->
          json.put("group", person(create.group())).put("members", members(create.members()));
      case Change.Members some ->
          json.put("group", person(some.group())).put("members", members(some.members()));
      case Change.OfGroup other -> json.put("group", person(other.group()));
      case Change.Heal heal ->
          json.putIfPresent("holder", heal.holderId())
              .put("steps", Json.array(heal.steps().stream().map(StepJson::write).toList()));
      case Change.Adopt _, Change.Create _, Change.Update _, Change.Delete _ -> {}
    }
    return json.build();
  }

  private static Json members(List<Who> members) {
    List<Json> all = new ArrayList<>();
    for (Who who : members) {
      Json.Builder json = Json.object().put("who", who.address()).put("name", who.name());
      who.person().ifPresent(person -> json.put("person", person(person)));
      all.add(json.build());
    }
    return Json.array(all);
  }

  private static Json.Obj person(SourceId person) {
    return Json.object().put("source", person.source()).put("id", person.id()).build();
  }

  /// A case at a target.
  public static Json.Obj write(String target, Case one) {
    return Json.object()
        .put("id", one.id(target))
        .put("target", target)
        .put("kind", one.kind().word())
        .put("who", one.who().address())
        .put("name", one.who().name())
        .put("value", one.value())
        .put("text", one.text())
        .put("next", one.next())
        .put("choices", one.choices().stream().map(PlanFile::choice).toList())
        .build();
  }

  private static Json choice(Choice choice) {
    return Json.object().put("choice", choice.word()).put("meaning", choice.meaning()).build();
  }

  private static Change change(Json.Obj json) {
    Who who = who(json);
    Attributes before = StepJson.read(json, "before");
    Attributes after = StepJson.read(json, "after");
    String reason = StepJson.text(json, "reason");
    Change.Kind kind = kind(StepJson.text(json, "kind"));
    return switch (kind) {
      case LINK -> new Change.Adopt(who, StepJson.text(json, "account"), reason);
      case CREATE -> new Change.Create(who, after, reason);
      case HEAL ->
          new Change.Heal(
              who,
              StepJson.text(json, "account"),
              before,
              after,
              reason,
              json.string("holder"),
              steps(json));
      case UPDATE, RENAME, PARK, ACTIVATE, DEACTIVATE, RETIRE ->
          new Change.Update(who, StepJson.text(json, "account"), kind, before, after, reason);
      case DELETE -> new Change.Delete(who, StepJson.text(json, "account"), before, reason);
      case LINK_GROUP ->
          new Change.AdoptGroup(who, id(json, "group"), StepJson.text(json, "account"), reason);
      case CREATE_GROUP -> new Change.CreateGroup(who, id(json, "group"), members(json), reason);
      case RENAME_GROUP ->
          new Change.RenameGroup(
              who,
              id(json, "group"),
              StepJson.text(json, "account"),
              before.value(Attributes.DISPLAY_NAME),
              reason);
      case ADD_MEMBERS, REMOVE_MEMBERS ->
          new Change.Members(
              who, id(json, "group"), json.string("account"), kind, members(json), reason);
    };
  }

  private static Who who(Json.Obj json) {
    return new Who(
        json.object("person").map(PlanFile::id),
        StepJson.text(json, "name"),
        StepJson.text(json, "who"));
  }

  private static SourceId id(Json.Obj json, String name) {
    return json.object(name)
        .map(PlanFile::id)
        .orElseThrow(() -> new PlanFileException("a change lacks \"" + name + "\""));
  }

  private static SourceId id(Json.Obj json) {
    return new SourceId(StepJson.text(json, "source"), StepJson.text(json, "id"));
  }

  private static List<Who> members(Json.Obj json) {
    return json.objects("members").stream().map(PlanFile::who).toList();
  }

  private static List<Step> steps(Json.Obj json) {
    List<Step> steps = new ArrayList<>();
    for (Json item : json.items("steps")) {
      if (item instanceof Json.Obj step) {
        steps.add(StepJson.read(step));
      }
    }
    return steps;
  }

  private static Change.Kind kind(String word) {
    return Change.Kind.of(word)
        .orElseThrow(() ->
            new PlanFileException("it has a change that this program does not know: " + word));
  }
}
