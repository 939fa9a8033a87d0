package io.rollcall.e2e.printed;

/// Somebody in a file of people.
record Person(int id, String given, String family, String address) {

  Person renamed(String to) {
    return new Person(id, given, family, to);
  }

  String name() {
    return given + " " + family;
  }

  String row() {
    return id + "," + address + "," + given + "," + family + "\n";
  }
}
