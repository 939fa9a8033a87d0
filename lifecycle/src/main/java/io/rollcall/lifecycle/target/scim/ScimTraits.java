package io.rollcall.lifecycle.target.scim;

import io.rollcall.lifecycle.mapping.MappedPaths;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.target.Traits;
import io.rollcall.lifecycle.target.Traits.Fact;
import io.rollcall.lifecycle.target.Traits.Groups;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What the standard says about every SCIM server.
public final class ScimTraits {
  private static final String READ = "2026-11";

  /// What the engine knows of people, or a mapping can give, which a server may store or not.
  public static final List<String> KNOWN =
      Stream.concat(
              Stream.of(Attributes.EMAIL, Attributes.EXTERNAL_ID, Attributes.ROLES),
              MappedPaths.attributes().stream())
          .toList();

  private ScimTraits() {}

  /// @param settable the attributes that the server stores
  static Traits traits(List<String> settable) {
    return new Traits(
        1,
        1000,
        true,
        false,
        true,
        settable,
        List.of(),
        Map.of(),
        List.of(),
        Groups.USUAL,
        List.of(),
        List.of(
            new Fact(
                "A server may send fewer Users than were asked for: go on from what came.",
                "RFC 7644 §3.4.2.4",
                READ),
            new Fact("A server tells in /Schemas what it stores.", "RFC 7643 §7", READ),
            new Fact("externalId is the client's own id for a User.", "RFC 7643 §3.1", READ),
            new Fact(
                "userName is unique; a second one is refused with 409 uniqueness.",
                "RFC 7643 §4.1.1, RFC 7644 §3.3",
                READ),
            new Fact(
                "An inactive User is still there and keeps its userName.",
                "RFC 7643 §4.1.1",
                READ)));
  }
}
