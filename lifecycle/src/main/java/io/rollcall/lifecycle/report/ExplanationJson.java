package io.rollcall.lifecycle.report;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Event;
import io.rollcall.lifecycle.model.Holder;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Verdict;
import io.rollcall.lifecycle.plan.Plan;
import io.rollcall.lifecycle.plan.PlanFile;
import io.rollcall.lifecycle.plan.Score;
import io.rollcall.lifecycle.report.Explanation.AtTarget;
import io.rollcall.lifecycle.report.Explanation.Happening;
import io.rollcall.lifecycle.report.Explanation.Standing;
import io.rollcall.scim.json.Json;
import java.time.Instant;
import java.util.List;

/// An explanation as programs read it.
public final class ExplanationJson {
  private ExplanationJson() {}

  public static Json.Obj of(Explanation explanation) {
    Json.Builder json = Json.object().put("who", explanation.who());
    json.put(
        "source", explanation.person().<Json>map(ExplanationJson::person).orElse(new Json.Null()));
    json.put("formerly", texts(explanation.formerly()));
    json.put(
        "targets",
        Json.array(explanation.targets().stream().map(ExplanationJson::target).toList()));
    json.putIfPresent("problem", explanation.problem());
    return json.build();
  }

  private static Json texts(List<String> texts) {
    return Json.array(texts.stream().map(Json::string).toList());
  }

  private static Json.Obj person(Person person) {
    Json.Builder attributes = Json.object();
    person.attributes().values().forEach(attributes::put);
    return Json.object()
        .put("name", person.id().source())
        .put("id", person.id().id())
        .put("address", person.address())
        .put("active", person.active())
        .put("attributes", attributes.build())
        .build();
  }

  private static Json target(AtTarget at) {
    Plan next = new Plan(at.target(), at.next(), at.cases(), 0, 0, 0);
    Json.Obj plan = PlanFile.write(List.of(next));
    return Json.object()
        .put("target", at.target())
        .put("link", at.link().<Json>map(ExplanationJson::link).orElse(new Json.Null()))
        .put("account", at.account().<Json>map(ExplanationJson::account).orElse(new Json.Null()))
        .put("address", at.address())
        .put("next", Json.array(plan.items("changes")))
        .put("cases", Json.array(plan.items("cases")))
        .put("decided", Json.array(at.decided().stream().map(ExplanationJson::verdict).toList()))
        .put("groups", Json.array(at.groups().stream().map(ExplanationJson::standing).toList()))
        .put("history", Json.array(at.history().stream().map(ExplanationJson::happening).toList()))
        .put("holder", at.holder().<Json>map(holder -> holder(holder, at)).orElse(new Json.Null()))
        .build();
  }

  private static Json verdict(Verdict one) {
    return Json.object()
        .put("accountId", one.accountId())
        .put("is", one.meaning().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
        .put("at", one.at().toString())
        .build();
  }

  private static Json standing(Standing one) {
    return Json.object()
        .put("group", one.name())
        .put("is", one.is())
        .put("will", one.will())
        .put("why", one.why())
        .build();
  }

  private static Json.Obj link(Link link) {
    return Json.object()
        .put("accountId", link.accountId())
        .put("state", link.state().name().toLowerCase(java.util.Locale.ROOT))
        .put("since", link.since().toString())
        .put("evidence", link.evidence())
        .build();
  }

  private static Json.Obj account(Account account) {
    Json.Builder attributes = Json.object();
    account.attributes().values().forEach(attributes::put);
    return Json.object()
        .put("id", account.id())
        .put("address", account.address())
        .put("active", account.active())
        .put("attributes", attributes.build())
        .build();
  }

  private static Json happening(Happening happening) {
    return Json.object()
        .put("at", happening.at().toString())
        .put("what", happening.sentence())
        .putIfPresent("accountId", happening.accountId())
        .put("by", happening.by())
        .build();
  }

  private static Json.Obj holder(Holder holder, AtTarget at) {
    Json.Builder json = Json.object();
    seen(holder).members().forEach(json::put);
    at.diagnosis()
        .ifPresent(one ->
            json.put("kind", one.kind().word())
                .putIfPresent("person", one.person().map(SourceId::toString))
                .putIfPresent("since", one.since().map(Instant::toString))
                .put("evidence", texts(one.evidence())));
    at.maker()
        .ifPresent(one ->
            json.put(
                "madeBy",
                Json.object()
                    .put("how", one.how().word())
                    .put("by", one.by())
                    .putIfPresent("at", one.at().map(Instant::toString))
                    .put("prevention", one.prevention())
                    .build()));
    at.score().ifPresent(one -> json.put("proof", score(one)));
    return json.build();
  }

  private static Json.Obj score(Score score) {
    return Json.object()
        .put("points", score.points())
        .put("needed", score.needed())
        .put(
            "parts",
            Json.array(
                score.parts().stream()
                    .<Json>map(part ->
                        Json.object().put("what", part.text()).put("points", part.points()).build())
                    .toList()))
        .put("against", texts(score.against()))
        .build();
  }

  private static Json.Obj seen(Holder holder) {
    Json.Builder json = Json.object().put("address", holder.address());
    return switch (holder) {
      case Holder.Visible visible ->
          json.put("class", "visible").put("accountId", visible.account().id()).build();
      case Holder.Unseen unseen ->
          json.put("class", "not-over-scim")
              .put("accountId", unseen.sight().accountId())
              .put("role", unseen.sight().role())
              .putIfPresent("next", unseen.sight().way())
              .build();
      case Holder.Recorded recorded ->
          json.put("class", "record")
              .putIfPresent("accountId", recorded.account())
              .put("next", recorded.way())
              .build();
      case Holder.Unasked unasked -> json.put("class", "unknown").put("why", unasked.why()).build();
      case Holder.Hidden hidden ->
          json.put("class", "outside-the-organization")
              .putIfPresent("accountId", hidden.lastAccount())
              .put(
                  "events",
                  Json.array(hidden.events().stream().map(ExplanationJson::event).toList()))
              .build();
    };
  }

  private static Json event(Event event) {
    return Json.object()
        .put("at", event.at().toString())
        .put("what", event.what())
        .put("by", event.by())
        .build();
  }
}
