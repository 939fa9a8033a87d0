package io.rollcall.app.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The company's people on the demo's first day, from `staff.csv`.
final class Staff {
  private Staff() {}

  /// Everybody, with an address `uid@domain`.
  static List<Employee> at(String domain) {
    try (InputStream in = Staff.class.getResourceAsStream("staff.csv")) {
      if (in == null) {
        throw new IllegalStateException("The program's jar has no staff.csv.");
      }
      var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return reader.lines().map(line -> employee(line.split(";", -1), domain)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read staff.csv from the program's jar", e);
    }
  }

  private static Employee employee(String[] fields, String domain) {
    return new Employee(
        "", fields[0], fields[1], fields[2], fields[3], fields[4], fields[1] + "@" + domain);
  }
}
