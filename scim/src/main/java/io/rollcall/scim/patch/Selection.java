package io.rollcall.scim.patch;

import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.filter.Matcher;
import io.rollcall.scim.filter.Operator;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Echo;
import io.rollcall.scim.message.Leniency;
import io.rollcall.scim.message.Reading;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.schema.Attribute;
import io.rollcall.scim.schema.Conformance;
import io.rollcall.scim.schema.Primary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// The places in a resource that a target names, and how an [Edit] reaches them: into the
/// extension's object, to the attribute, to those of its values that are meant, to the
/// sub-attribute. What is not on the way stays as it is.
final class Selection {
  private final Target target;
  private final Reading reading;
  private final Predicate<Json.Obj> isMeant;

  Selection(Target target, Reading reading) {
    this.target = target;
    this.reading = reading;
    this.isMeant =
        target
            .valueFilter()
            .<Predicate<Json.Obj>>map(f -> new Matcher(f, target.attribute()))
            .orElse(value -> true);
  }

  Json.Obj apply(Edit edit, Json.Obj resource) {
    return target
        .path()
        .extension()
        .map(urn -> inside(resource, urn, extension -> inHolder(edit, extension)))
        .orElseGet(() -> inHolder(edit, resource));
  }

  /// In the object that holds the attribute.
  private Json.Obj inHolder(Edit edit, Json.Obj holder) {
    Attribute attribute = target.attribute();
    if (target.valueFilter().isPresent() || (target.sub().isPresent() && attribute.multiValued())) {
      return set(holder, attribute.name(), present(inValues(edit, holder.items(attribute.name()))));
    }
    return target
        .sub()
        .map(sub -> inside(holder, attribute.name(), value -> inSlot(edit, sub, value)))
        .orElseGet(() -> inSlot(edit, attribute, holder));
  }

  /// In a list, at each value that is meant.
  private List<Json> inValues(Edit edit, List<Json> values) {
    List<Json> after = new ArrayList<>();
    List<Json> edited = new ArrayList<>();
    for (Json value : values) {
      if (value instanceof Json.Obj selected && isMeant.test(selected)) {
        edited.add(inValue(edit, selected));
        after.add(edited.getLast());
      } else {
        after.add(value);
      }
    }
    if (edited.isEmpty()) {
      created(edit).ifPresent(edited::add);
      after.addAll(edited);
      Conformance.checkCount(target.attribute(), after.size());
    }
    after.removeIf(Json.Obj.EMPTY::equals);
    return Primary.keepOne(after, new HashSet<>(edited)::contains);
  }

  /// A value that loses its `value` says nothing any more, and goes.
  private Json.Obj inValue(Edit edit, Json.Obj selected) {
    return target
        .sub()
        .map(sub -> inSlot(edit, sub, selected))
        .map(v ->
            selected.get("value").isPresent()
                ? v.get("value").map(_ -> v).orElse(Json.Obj.EMPTY)
                : v)
        .orElseGet(() -> edit.element(selected).map(this::completed).orElse(Json.Obj.EMPTY));
  }

  /// A value that replaces what a filter selected is still selected by it: what the filter says of
  /// it need not be repeated.
  private Json.Obj completed(Json.Obj value) {
    return target
        .valueFilter()
        .flatMap(Selection::described)
        .map(d -> Json.object().putAll(d).putAll(value).build())
        .orElse(value);
  }

  /// The value that is made when the filter selects none.
  private Optional<Json> created(Edit edit) {
    if (edit instanceof Edit.Remove) {
      return Optional.empty();
    }
    Json.Obj fresh = target.valueFilter().map(this::fresh).orElse(Json.Obj.EMPTY);
    return present(inValue(edit, fresh));
  }

  private Json.Obj fresh(Filter filter) {
    Json.Obj described = described(filter).orElseThrow(() -> noTarget().exception());
    reading.take(Leniency.REPLACE_CREATES, this::noTarget);
    return described;
  }

  private ScimError noTarget() {
    return ScimError.noTarget(
        "path \"%s\" selects no value".formatted(Echo.of(target.patchPath().print())));
  }

  /// The value that a filter describes when it only says what is equal to what.
  private static Optional<Json.Obj> described(Filter filter) {
    return switch (filter) {
      case Filter.Compare(var path, Operator operator, Json value)
          when operator == Operator.EQ && !(value instanceof Json.Null) ->
          Optional.of(Json.object().put(path.name(), value).build());
      case Filter.And(List<Filter> all) -> {
        List<Json.Obj> parts = all.stream().flatMap(f -> described(f).stream()).toList();
        Json.Builder whole = Json.object();
        parts.forEach(whole::putAll);
        yield parts.size() == all.size() ? Optional.of(whole.build()) : Optional.empty();
      }
      case Filter.Compare _, Filter.Or _, Filter.Not _, Filter.Present _, Filter.ValuePath _ ->
          Optional.empty();
    };
  }

  /// At the attribute itself.
  private Json.Obj inSlot(Edit edit, Attribute attribute, Json.Obj holder) {
    return set(holder, attribute.name(), edit.attribute(attribute, holder.get(attribute.name())));
  }

  private static Json.Obj inside(Json.Obj holder, String name, UnaryOperator<Json.Obj> change) {
    return set(holder, name, present(change.apply(holder.object(name).orElse(Json.Obj.EMPTY))));
  }

  private static Json.Obj set(Json.Obj holder, String name, Optional<Json> value) {
    return value.map(v -> holder.with(name, v)).orElseGet(() -> holder.without(name));
  }

  private static Optional<Json> present(Json.Obj value) {
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  private static Optional<Json> present(List<Json> values) {
    return values.isEmpty() ? Optional.empty() : Optional.of(Json.array(values));
  }
}
