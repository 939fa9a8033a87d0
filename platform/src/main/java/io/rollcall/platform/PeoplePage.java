package io.rollcall.platform;

import java.util.List;
import java.util.Optional;

/// Some of an organization's people.
///
/// @param next what the page after this one is asked for with, if there is one
/// @param total how many there were in all when the first page was read
public record PeoplePage(List<Person> people, Optional<String> next, long total) {
  public PeoplePage {
    people = List.copyOf(people);
  }
}
