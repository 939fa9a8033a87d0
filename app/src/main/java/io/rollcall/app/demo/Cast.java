package io.rollcall.app.demo;

import java.util.List;

/// Who the story is about.
///
/// @param jones gets another name
/// @param smith who she is then
/// @param mover goes from one department to another
/// @param leaver leaves, and comes back
/// @param first who has the address that the second wants, and the other way round
record Cast(
    Employee jones,
    Employee smith,
    Employee mover,
    Employee moved,
    Employee leaver,
    Employee first,
    Employee second) {
  static Cast of(List<Employee> people) {
    Employee jones = called(people, "alex.jones");
    Employee mover = called(people, "kavya.raman");
    return new Cast(
        jones,
        jones.renamed("Smith", "alex.smith@" + Company.DOMAIN),
        mover,
        mover.in("Product"),
        called(people, "ivan.horvat"),
        called(people, "sam.lee"),
        called(people, "sam.lee2"));
  }

  private static Employee called(List<Employee> people, String uid) {
    return people.stream()
        .filter(employee -> employee.uid().equals(uid))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Nobody of the company is " + uid));
  }
}
