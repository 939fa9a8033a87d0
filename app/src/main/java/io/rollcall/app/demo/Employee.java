package io.rollcall.app.demo;

/// One of the company's people, as its LDAP server has them.
///
/// @param number the employee number, which never changes
/// @param uid the login, which never changes either
record Employee(
    String number,
    String uid,
    String givenName,
    String familyName,
    String department,
    String mail) {

  String name() {
    return givenName + " " + familyName;
  }

  Employee renamed(String newFamilyName, String newMail) {
    return new Employee(number, uid, givenName, newFamilyName, department, newMail);
  }
}
