package io.rollcall.e2e.printed;

import com.unboundid.util.json.JSONObject;
import io.rollcall.e2e.printed.Hosted.Organization;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/// A company at Miro whose people have got other addresses, each of which an account has already: a
/// duplicate that was deleted, or somebody with another name. A run has found that out. Whoever
/// needs such a conflict takes one that nobody else has.
final class Studio {
  private static final String HOME = "studio.example";
  private static final String LOST = "sold.example";
  private static final int EACH = 10;

  final Organization organization;
  final Firm firm;

  /// Somebody with whom all is well.
  final Person steady = new Person(1, "Ann", "Ono", "ann@" + HOME);

  private final Hosted host;
  private final List<Person> people = new ArrayList<>();
  private final Deque<Person> duplicated = new ArrayDeque<>();
  private final Deque<Person> claimed = new ArrayDeque<>();
  private final Person lost;

  Studio(Hosted host) {
    this.host = host;
    organization = host.organization("Studio", HOME, LOST);
    organization.invite("boss@" + HOME, "admin");
    Directory app = organization.directory("miro", "script");
    firm =
        Firm.at(
            host.place("studio").with("KEY", organization.key()),
            app,
            "miro",
            """
            type: miro
            scim: { url: "%s", token: env:SCIM }
            rest: { url: "%s", org: "%s", token: env:KEY }
            domains: [%s, %s]
            """
                .formatted(app.url(), host.service.url(), organization.id(), HOME, LOST));
    IntStream.rangeClosed(2, 1 + EACH).forEach(id -> duplicated.add(person(id, HOME)));
    IntStream.rangeClosed(2 + EACH, 1 + 2 * EACH).forEach(id -> claimed.add(person(id, HOME)));
    lost = person(2 + 2 * EACH, LOST);
    moveIn();
    rename();
  }

  private static Person person(int id, String domain) {
    return new Person(id, "Pat" + id, "Number" + id, "new" + id + "@" + domain);
  }

  private void moveIn() {
    people.add(steady);
    duplicated.forEach(one -> people.add(before(one)));
    claimed.forEach(one -> people.add(before(one)));
    people.add(before(lost));
    firm.employs(people).having("sync", 0);
  }

  private void rename() {
    duplicated.forEach(this::duplicate);
    duplicate(lost);
    claimed.forEach(one -> firm.app().create(one.address(), "Kim", "Other"));
    people.clear();
    people.add(steady);
    people.addAll(duplicated);
    people.addAll(claimed);
    people.add(lost);
    firm.employs(people).having("sync", 3);
  }

  private void duplicate(Person person) {
    firm.app().delete(firm.app().create(person.address(), person.given(), person.family()));
  }

  /// The same person with the address of former times.
  static Person before(Person person) {
    return person.renamed("old" + person.id() + "@" + HOME);
  }

  /// Somebody whose address is on a duplicate that is outside the organization.
  Person duplicated() {
    return duplicated.remove();
  }

  /// Somebody who got the address back from a duplicate.
  Person healed() {
    return healed(duplicated());
  }

  private Person healed(Person person) {
    firm.having("heal " + person.address() + " --yes", 0);
    return person;
  }

  /// Somebody whose address is on an account of another name.
  Person claimed() {
    return claimed.remove();
  }

  /// Somebody whose healing is half undone: the address that was to go back is on a domain that
  /// another organization has now.
  Person halfUndone() {
    healed(lost);
    host.service.command("domain", "delete", LOST, "--org", organization.name(), "--yes");
    var _ = host.organization("Buyer", LOST);
    firm.having("heal " + lost.address() + " --undo --yes", 3);
    return lost;
  }

  /// The id of the case about somebody.
  String caseOf(Person person) {
    return firm.place().type("cases list --json").json().getFieldAsArray("cases").stream()
        .map(JSONObject.class::cast)
        .filter(one -> one.getFieldAsString("who").equals(person.address()))
        .map(one -> one.getFieldAsString("id"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("There is no case about " + person));
  }

  /// What the list of cases says of one.
  String line(String id) {
    return firm.place()
        .type("cases list")
        .expect(0)
        .result()
        .out()
        .lines()
        .filter(line -> line.startsWith(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No case " + id + " is listed"));
  }
}
