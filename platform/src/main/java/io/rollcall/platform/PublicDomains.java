package io.rollcall.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/// Domains that belong to nobody alone: those of public mail providers, and suffixes under which
/// anybody can have a name. The list is short and holds what is common; a second-level name such as
/// `co` or `com` under a country is a suffix without being listed.
///
/// @param listed keys of domains
record PublicDomains(Set<String> listed) {
  private static final String FILE = "public-domains.txt";
  private static final Set<String> SECOND_LEVELS =
      Set.of(
          "ac", "co", "com", "edu", "ed", "gob", "gouv", "gov", "go", "gv", "id", "in", "info",
          "lg", "ltd", "me", "mil", "ne", "net", "nom", "nhs", "or", "org", "plc", "police", "sch");

  PublicDomains {
    listed = Set.copyOf(listed);
  }

  static PublicDomains load() {
    try (InputStream in = PublicDomains.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file " + FILE);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new PublicDomains(
          text.lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .collect(Collectors.toSet()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the file " + FILE, e);
    }
  }

  /// @param domain its key
  boolean contains(String domain) {
    int dot = domain.indexOf('.');
    String below = domain.substring(dot + 1);
    boolean underCountry = below.length() == 2 && SECOND_LEVELS.contains(domain.substring(0, dot));
    return listed.contains(domain) || underCountry;
  }
}
