package io.rollcall.faces.miro;

import io.rollcall.platform.Licenses;
import io.rollcall.platform.Member;
import io.rollcall.scim.message.Echo;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// How Miro spells licenses: SCIM says `Free Restricted` and `Full (Trial)`, REST `free_restricted`
/// and `full_trial`.
final class MiroLicenses {
  static final String FULL = "Full";
  private static final String UNKNOWN = "unknown";

  /// From REST's word to SCIM's.
  private static final Map<String, String> KNOWN = known();

  private MiroLicenses() {}

  private static Map<String, String> known() {
    Map<String, String> known = new LinkedHashMap<>();
    known.put("advanced", "Advanced");
    known.put("standard", "Standard");
    known.put("basic", "Basic");
    known.put("full", FULL);
    known.put("occasional", "Occasional");
    known.put("free", "Free");
    known.put("free_restricted", "Free Restricted");
    known.put("full_trial", "Full (Trial)");
    return known;
  }

  /// Guests use no license; neither is a license of another name one that REST knows.
  static String restName(Member member) {
    return member
        .license()
        .filter(_ -> member.role().isUser())
        .flatMap(name ->
            KNOWN.entrySet().stream()
                .filter(entry -> entry.getValue().equalsIgnoreCase(name))
                .map(Map.Entry::getKey)
                .findFirst())
        .orElse(UNKNOWN);
  }

  /// Who uses the license of this name in REST.
  static Licenses read(String restName) {
    if (restName.equalsIgnoreCase(UNKNOWN)) {
      return new Licenses(Set.copyOf(KNOWN.values()), true);
    }
    return KNOWN.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(restName))
        .findFirst()
        .map(entry -> new Licenses(Set.of(entry.getValue()), false))
        .orElseThrow(() ->
            MiroError.invalid(
                    "license is one of "
                        + String.join(", ", KNOWN.keySet())
                        + ", unknown; not "
                        + Echo.of(restName)
                        + ".")
                .refusal());
  }
}
