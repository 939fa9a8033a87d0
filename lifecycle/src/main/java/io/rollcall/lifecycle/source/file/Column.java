package io.rollcall.lifecycle.source.file;

import java.util.Locale;

/// What a file can say about a person, and what its columns are called when nobody says otherwise.
/// Case, underscores, dashes and spaces do not count: `Given Name` is `given_name`.
public enum Column {
  MAIL("mail", "mail|email|emailaddress|workemail"),
  GIVEN_NAME("given_name", "givenname|firstname"),
  FAMILY_NAME("family_name", "familyname|lastname|surname|sn"),
  DISPLAY_NAME("display_name", "displayname"),
  EMPLOYEE_NUMBER("employee_number", "employeenumber"),
  DEPARTMENT("department", "department"),
  /// Whether the person may sign in; without such a column everybody may.
  ACTIVE("active", "active");

  private final String word;
  private final String usual;

  Column(String word, String usual) {
    this.word = word;
    this.usual = usual;
  }

  /// The name by which a configuration says what the column is called.
  public String word() {
    return word;
  }

  boolean isUsually(String header) {
    return plain(header).matches(usual);
  }

  static String plain(String header) {
    return header.toLowerCase(Locale.ROOT).replaceAll("[_\\-\\s]", "");
  }
}
