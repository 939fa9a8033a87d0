package io.rollcall.lifecycle.target;

import java.util.regex.Pattern;

/// How servers say that an account of another organization, or of none, has an address.
final class Elsewhere {
  static final Pattern IS =
      Pattern.compile(
          "outside (of )?(your|this|the) organi[sz]ation"
              + "|(another|a different|other|more than one|multiple) organi[sz]ations?"
              + "|\\buncaptured\\b",
          Pattern.CASE_INSENSITIVE);

  private Elsewhere() {}
}
