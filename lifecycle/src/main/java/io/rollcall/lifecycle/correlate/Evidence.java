package io.rollcall.lifecycle.correlate;

import io.rollcall.lifecycle.correlate.Correlation.Candidate;
import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.scim.address.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What speaks for an account being a person's, and what speaks against what speaks for it.
///
/// @param formerKeys the keys of addresses that the source ever gave the person
/// @param asked what accounts were asked for with, for the person, without an answer, by address
///   key
record Evidence(Person person, Set<String> formerKeys, Map<String, Attributes> asked) {
  private static final int SAME_EMPLOYEE_NUMBER = 100;

  private static final int SAME_EXTERNAL_ID = 200;
  private static final int SAME_ADDRESS = 70;
  private static final int FORMER_ADDRESS = 60;
  private static final int ASKED_FOR = 50;

  static String externalId(Account account) {
    return account.attributes().value(Attributes.EXTERNAL_ID);
  }

  Candidate weigh(Account account) {
    int score = 0;
    List<String> evidence = new ArrayList<>();
    if (hasId(account)) {
      score += SAME_EXTERNAL_ID;
      evidence.add("its externalId is the person's id " + person.id().id());
    }
    if (hasNumber(account)) {
      score += SAME_EMPLOYEE_NUMBER;
      evidence.add(
          "same employee number " + account.attributes().value(Attributes.EMPLOYEE_NUMBER));
    }
    String key = Address.key(account.address());
    if (key.equals(Address.key(person.address()))) {
      score += SAME_ADDRESS;
      evidence.add("same address " + account.address());
    } else if (formerKeys.contains(key)) {
      score += FORMER_ADDRESS;
      evidence.add("former address " + account.address());
    }
    if (asked.containsKey(key) && account.isMadeFrom(asked.get(key))) {
      score += ASKED_FOR;
      evidence.add("we asked for it, and the answer was lost");
    }
    return new Candidate(account, score, String.join(", ", evidence));
  }

  /// Whether an id speaks for it, and not only an address.
  boolean isProven(Candidate candidate) {
    return hasId(candidate.account()) || hasNumber(candidate.account());
  }

  /// Whether both names differ where an `externalId` proves little: ids are of their own kind in
  /// each system, so one that is the person's may be another system's, and one that is nobody's
  /// here may be the same person's there.
  boolean isContradicted(Candidate candidate) {
    Account account = candidate.account();
    boolean foreign = !externalId(account).isEmpty() && !hasId(account);
    boolean alone = candidate.score() == SAME_EXTERNAL_ID;
    return !hasNumber(account) && (foreign || alone) && bearsAnotherName(account);
  }

  private boolean hasId(Account account) {
    return externalId(account).equals(person.id().id());
  }

  private boolean hasNumber(Account account) {
    String number = person.attributes().value(Attributes.EMPLOYEE_NUMBER);
    return !number.isEmpty()
        && number.equals(account.attributes().value(Attributes.EMPLOYEE_NUMBER));
  }

  // Both names, since one of them is what changes when people marry.
  private boolean bearsAnotherName(Account account) {
    Attributes ours = person.attributes();
    return ours.differs(account.attributes(), Attributes.GIVEN_NAME)
        && ours.differs(account.attributes(), Attributes.FAMILY_NAME);
  }
}
