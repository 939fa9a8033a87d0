package io.rollcall.app.demo;

/// One of the company's people, as its LDAP server has them.
///
/// @param id what the LDAP server calls the entry for good; empty before there is one
/// @param number the employee number, which never changes
/// @param uid the login, which never changes either
record Employee(
    String id,
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
    return new Employee(id, number, uid, givenName, newFamilyName, department, newMail);
  }

  Employee addressed(String newMail) {
    return renamed(familyName, newMail);
  }

  Employee in(String newDepartment) {
    return new Employee(id, number, uid, givenName, familyName, newDepartment, mail);
  }
}
