package io.rollcall.platform;

import io.rollcall.scim.schema.AttributePath;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What values of a User may be, beyond what its schema says.
///
/// @param longest the most characters of a text, by path
/// @param longestName the most characters of given and family name together
/// @param numbers texts that are dropped unless they are whole numbers
/// @param photoEndings how the file names of photos end; empty for any, and for photos of any type
/// @param licenses those that there are, from the least to the greatest: changing a User never
///   takes one down; empty where `userType` is any text
public record UserValues(
    Map<AttributePath, Integer> longest,
    int longestName,
    Set<AttributePath> numbers,
    Set<String> photoEndings,
    List<String> licenses) {
  public static final UserValues ANY =
      new UserValues(Map.of(), Integer.MAX_VALUE, Set.of(), Set.of(), List.of());

  public UserValues {
    longest = Map.copyOf(longest);
    numbers = Set.copyOf(numbers);
    photoEndings = Set.copyOf(photoEndings);
    licenses = List.copyOf(licenses);
  }
}
