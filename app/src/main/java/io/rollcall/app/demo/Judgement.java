package io.rollcall.app.demo;

import io.rollcall.app.demo.Users.User;
import io.rollcall.app.demo.Witness.Seen;
import io.rollcall.lifecycle.report.StepText;
import java.util.List;
import java.util.stream.Stream;

/// The last chapter: asks the LDAP server, SCIM and REST whether what was said is so.
final class Judgement {
  /// Nobody; created; found; refused; deleted; refused again.
  private static final List<Integer> ANSWERS = List.of(200, 201, 200, 409, 204, 409);

  private static final int STAFF = 50;

  private final Stage stage;
  private final Witness witness;
  private final Claims claims;

  Judgement(Stage stage, Witness witness, Claims claims) {
    this.stage = stage;
    this.witness = witness;
    this.claims = claims;
  }

  /// @param duplicate the account that the script made
  void of(Employee jones, Employee smith, String duplicate) {
    List<Employee> people = stage.company().people();
    Users now = Users.read(stage.scim());
    List<Seen> runs = witness.runs();
    onboarding(runs.getFirst(), jones);
    claims.that(
        witness.answers().equals(ANSWERS),
        "The rename met 409 while the second account lived, and again after it was deleted.");
    right(now, people, runs.getFirst().users(), jones, smith);
    retired(now, smith, duplicate);
    everybody(now, people);
    others(now, runs.getFirst().users(), jones, duplicate);
    quiet(runs.get(1), runs.get(2));
  }

  private void onboarding(Seen first, Employee jones) {
    claims.that(
        first.run().exitCode() == 0
            && first.run().writes() == STAFF
            && first.run().calls() == first.run().floor()
            && first.users().active().size() == STAFF
            && first.users().at(jones.mail()).isPresent(),
        "Onboarding made %d accounts with the fewest calls that could do it: %d."
            .formatted(first.users().all().size(), first.run().calls()));
  }

  private void right(
      Users now, List<Employee> people, Users first, Employee jones, Employee smith) {
    String id = first.at(jones.mail()).map(User::id).orElse("none");
    boolean theirs =
        people.contains(smith)
            && now.withId(id).filter(User::active).filter(user -> user.is(smith)).isPresent();
    claims.that(
        theirs && now.at(jones.mail()).isEmpty(),
        smith.mail()
            + " is on account "
            + StepText.shortId(id)
            + ", which she has had from the first day: same id, so what hangs on it (boards, shares) is"
            + " still hers.");
  }

  private void retired(Users now, Employee smith, String duplicate) {
    String name = now.withId(duplicate).map(User::address).orElse("none");
    claims.that(
        now.withId(duplicate).filter(user -> !user.active()).isPresent()
            && name.startsWith("alex.smith.retired-")
            && !name.equals(smith.mail()),
        "The duplicate is " + name + " for good, and inactive.");
  }

  private void everybody(Users now, List<Employee> people) {
    boolean oneEach =
        people.stream()
            .allMatch(person -> now.active().stream().filter(user -> user.is(person)).count() == 1);
    claims.that(
        people.size() == STAFF && oneEach && now.active().size() == STAFF && members() == STAFF,
        "%d people in LDAP, %d active accounts, one each: nobody lost, nobody doubled."
            .formatted(people.size(), now.active().size()));
  }

  /// Active members as REST counts them.
  private long members() {
    String path = "/v2/orgs/" + stage.organization().id() + "/members?active=true&limit=100";
    return stage.rest().get(path).body().objects("data").size();
  }

  private void others(Users now, Users first, Employee jones, String duplicate) {
    String right = first.at(jones.mail()).map(User::id).orElse("");
    List<User> before = first.all().stream().filter(user -> !user.id().equals(right)).toList();
    List<User> after =
        now.all().stream()
            .filter(user -> Stream.of(right, duplicate).noneMatch(user.id()::equals))
            .toList();
    claims.that(
        before.equals(after) && !after.isEmpty(),
        "The other %d accounts are as they were.".formatted(after.size()));
  }

  private void quiet(Seen healed, Seen second) {
    claims.that(
        healed.run().exitCode() == 0
            && healed.run().healed() == 1
            && second.run().exitCode() == 0
            && second.run().writes() == 0
            && second.users().equals(healed.users())
            && second.logEntries() == healed.logEntries(),
        "The second run sent no write: the app's log and every User in it are as the first left them.");
  }
}
