package io.rollcall.scim.message;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Which leniencies a directory switched off. None is the default, all is strict: then requests are
/// read to the letter of the RFCs.
public record Leniencies(Set<Leniency> switchedOff) {
  public static final Leniencies LENIENT = new Leniencies(Set.of());
  public static final Leniencies STRICT = new Leniencies(EnumSet.allOf(Leniency.class));

  public Leniencies {
    switchedOff = Set.copyOf(switchedOff);
  }

  /// The leniencies of these names ([Leniency#word], in whatever letter case) are refused.
  ///
  /// @throws ScimException invalidValue, with all names that there are, if one is none of them
  public static Leniencies read(Collection<String> names) {
    return new Leniencies(names.stream().map(Leniencies::named).collect(Collectors.toSet()));
  }

  private static Leniency named(String name) {
    return Arrays.stream(Leniency.values())
        .filter(l -> l.word().equals(name.strip().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() ->
            ScimError.invalidValue(
                    "There is no leniency \"%s\"; there are %s"
                        .formatted(Echo.of(name), String.join(", ", words(Leniency.values()))))
                .exception());
  }

  private static List<String> words(Leniency... leniencies) {
    return Arrays.stream(leniencies).map(Leniency::word).sorted().toList();
  }

  public boolean refuse(Leniency leniency) {
    return switchedOff.contains(leniency);
  }

  /// The names of what is refused, in alphabetical order: [#read] reads them.
  public List<String> refused() {
    return words(switchedOff.toArray(Leniency[]::new));
  }
}
