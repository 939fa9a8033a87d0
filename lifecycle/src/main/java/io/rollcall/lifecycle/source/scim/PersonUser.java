package io.rollcall.lifecycle.source.scim;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.Said;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.source.Details;
import io.rollcall.lifecycle.source.IncompleteRead;
import io.rollcall.lifecycle.source.Source.Unusable;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Echo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// What a User says about a person.
record PersonUser(ScimSourceSettings settings) {
  /// The id that the person is known by.
  SourceId id(Json.Obj user) throws IncompleteRead {
    return UserValues.one(user, settings.id())
        .map(id -> new SourceId(settings.name(), id))
        .orElseThrow(() ->
            new IncompleteRead(
                "The User %s has no %s, so nobody can say who it is; leaving the person out would look like leaving. `id:` names another attribute."
                    .formatted(Echo.of(user.string("id").orElse("?")), settings.id())));
  }

  /// Why nothing can be done with this person, if so.
  Optional<Unusable> unusable(SourceId id, Json.Obj user) {
    return address(user).isPresent()
        ? Optional.empty()
        : Optional.of(
            new Unusable(
                id,
                true,
                "The User %s (%s) has no e-mail address, neither in emails nor as userName."
                    .formatted(Echo.of(user.string("userName").orElse("?")), Echo.of(id.id())),
                !active(user)));
  }

  Person person(SourceId id, Json.Obj user) {
    return new Person(
        id,
        address(user).orElseThrow(),
        active(user),
        new Details(
                UserValues.one(user, Attributes.GIVEN_NAME),
                UserValues.one(user, Attributes.FAMILY_NAME),
                UserValues.one(user, Attributes.DISPLAY_NAME),
                UserValues.one(user, Attributes.EMPLOYEE_NUMBER),
                UserValues.one(user, Attributes.DEPARTMENT))
            .attributes(),
        said(user));
  }

  private static boolean active(Json.Obj user) {
    return !UserValues.one(user, Attributes.ACTIVE).orElse("true").equalsIgnoreCase("false");
  }

  private Said said(Json.Obj user) {
    Map<String, List<String>> values = new TreeMap<>();
    settings.asked().attributes().forEach(name -> values.put(name, UserValues.all(user, name)));
    return new Said(values);
  }

  /// The primary e-mail; where none is marked, the userName if it is an address, else the one for
  /// work, else the first.
  private static Optional<String> address(Json.Obj user) {
    List<Json.Obj> emails = user.objects("emails");
    return first(emails, one -> one.bool("primary").orElse(false))
        .or(() -> user.string("userName").filter(PersonUser::isAddress))
        .or(() ->
            first(emails, one -> one.string("type").filter("work"::equalsIgnoreCase).isPresent()))
        .or(() -> first(emails, _ -> true));
  }

  private static Optional<String> first(List<Json.Obj> emails, Predicate<Json.Obj> which) {
    return emails.stream()
        .filter(which)
        .flatMap(one -> one.string("value").stream())
        .filter(PersonUser::isAddress)
        .findFirst();
  }

  private static boolean isAddress(String text) {
    return text.matches("[^\\s@,;]+@[^\\s@,;]+");
  }
}
