package io.rollcall.e2e.printed;

import io.rollcall.e2e.printed.Hosted.Organization;
import java.util.List;

/// Small companies at an app that only speaks SCIM, each with a directory of its own, and each in
/// the state that a command is for.
final class Shops {
  static final String TARGET = "app";

  private final Hosted host;
  final Organization organization;
  private int opened;

  Shops(Hosted host) {
    this.host = host;
    organization = host.organization("Shops");
  }

  /// A company that nobody has been in yet.
  Firm opened() {
    return opened("");
  }

  /// @param more what else the configuration says of the app
  Firm opened(String more) {
    opened++;
    Directory app = organization.directory("standard", "shop" + opened);
    String target = "type: scim\nurl: \"%s\"\ntoken: env:SCIM\n".formatted(app.url());
    return Firm.at(host.place(domain()), app, TARGET, target + more);
  }

  /// So many people, of the shop that was opened last.
  List<Person> people(int count) {
    return Firm.people(count, domain());
  }

  private String domain() {
    return "shop" + opened + ".example";
  }

  /// Everybody has an account, and nothing is to be done.
  Firm settled(int count) {
    return settled(count, "");
  }

  private Firm settled(int count, String more) {
    Firm firm = opened(more);
    return firm.employs(people(count)).having("sync", 0);
  }

  /// Nobody has an account yet.
  Firm hiring(int count) {
    Firm firm = opened();
    return firm.employs(people(count));
  }

  /// All but the first have left, which is more than one run may take access from.
  Firm left(int count) {
    Firm firm = settled(count);
    return firm.employs(people(1)).having("sync", 4);
  }

  /// Everybody has got another address, which is more than one run may do.
  Firm renamed(int count) {
    Firm firm = settled(count, "limits: { rename: 25% }\n");
    return firm.employs(people(count).stream().map(Shops::renamed).toList()).having("sync", 4);
  }

  static Person renamed(Person person) {
    return person.renamed("new." + person.address());
  }

  /// Everybody has an account that somebody else made, and nobody looked yet whose is whose.
  Firm met(int count) {
    Firm firm = opened();
    people(count).forEach(one -> firm.app().create(one.address(), one.given(), one.family()));
    return firm.employs(people(count)).having("sync", 4);
  }
}
