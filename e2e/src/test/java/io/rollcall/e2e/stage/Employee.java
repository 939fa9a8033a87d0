package io.rollcall.e2e.stage;

/// A person of the company, as the company's directory has them.
public record Employee(
    String uid, String givenName, String familyName, String mail, String employeeNumber) {

  String dn() {
    return "uid=" + uid + "," + Company.PEOPLE;
  }
}
