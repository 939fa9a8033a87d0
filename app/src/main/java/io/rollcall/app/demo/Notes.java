package io.rollcall.app.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What was seen from outside in earlier chapters, for those that compare with it.
final class Notes {
  private final Map<String, Users> onboarded = new HashMap<>();
  private final Map<String, String> duplicates = new HashMap<>();

  /// The Users of an app on the first day.
  void onboarded(App app, Users users) {
    onboarded.put(app.title(), users);
  }

  Users onboarded(App app) {
    return onboarded.getOrDefault(app.title(), new Users(List.of()));
  }

  /// Somebody's User of the first day.
  ///
  /// @throws IllegalStateException when they had none
  Users.User ofFirstDay(App app, Employee employee) {
    return onboarded(app)
        .of(employee)
        .orElseThrow(() ->
            new IllegalStateException(employee.name() + " got no account at " + app.title() + "."));
  }

  /// The account that the script made.
  void duplicate(App app, String account) {
    duplicates.put(app.title(), account);
  }

  String duplicate(App app) {
    return duplicates.getOrDefault(app.title(), "none");
  }
}
