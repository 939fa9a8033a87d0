package io.rollcall.lifecycle.observe;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Healing;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.Refusal;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Verdict;
import io.rollcall.lifecycle.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What earlier runs remembered of one target.
///
/// @param links every link, live or not
/// @param refusals addresses that it refused, by person
/// @param healings recipes that were begun and not done, by person
/// @param given every person that a source ever gave an address to, by address key
/// @param verdicts what people decided about accounts, by person and account id
/// @param asked what accounts were asked for with, without an answer, by person and address key
record Remembered(
    List<Link> links,
    Map<SourceId, Refusal> refusals,
    Map<SourceId, Healing> healings,
    Map<String, Set<SourceId>> given,
    Map<SourceId, Map<String, Attributes>> asked,
    Map<SourceId, Map<String, Verdict>> verdicts) {
  static Remembered of(Store store, String target) {
    return new Remembered(
        store.links().of(target),
        store.refusals().of(target),
        store.healings().of(target),
        store.addresses().given(),
        store.journal().unansweredCreates(target),
        store.verdicts().of(target));
  }
}
