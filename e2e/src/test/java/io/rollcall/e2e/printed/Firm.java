package io.rollcall.e2e.printed;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// People in a file, and one app for them: a folder with a configuration.
record Firm(Place place, Directory app) {

  /// @param target what the configuration says of the app, one key a line
  static Firm at(Place place, Directory app, String name, String target) {
    String config =
        """
        source: { type: file, people: people.csv, id: id }
        targets:
          %s:
        %s\
        """
            .formatted(name, target.indent(4));
    return new Firm(place.write("rollcall.yaml", config).with("SCIM", app.token()), app);
  }

  /// People with addresses at a domain, whom nobody has seen yet.
  static List<Person> people(int count, String domain) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> new Person(i, "Pat" + i, "Number" + i, "pat" + i + "@" + domain))
        .toList();
  }

  /// From now on these are the people.
  Firm employs(Collection<Person> people) {
    String rows = people.stream().map(Person::row).collect(Collectors.joining());
    var _ = place.write("people.csv", "id,mail,given_name,family_name\n" + rows);
    return this;
  }

  /// Carries out what comes before the command that counts.
  Firm having(String words, int exit) {
    var _ = place.type(words).expect(exit);
    return this;
  }

  /// The only account with an address.
  String account(String address) {
    List<String> under = app.under(address);
    if (under.size() != 1) {
      throw new AssertionError(address + " is on " + under);
    }
    return under.getFirst();
  }
}
