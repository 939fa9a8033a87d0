package io.rollcall.faces.miro;

import io.rollcall.faces.wire.WireRequest;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.json.JsonException;
import io.rollcall.scim.message.Echo;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The request reader of the REST API. Throws [MiroError.Refusal] for what cannot be read.
final class MiroReader {
  private static final int MOST_EMAILS = 10;
  private static final int LARGEST_PAGE = 100;

  MiroRequest read(WireRequest wire) {
    List<String> path = wire.path();
    if (path.equals(MiroPaths.TOKEN)) {
      return only("GET", wire, new MiroRequest.ShowToken());
    }
    if (path.equals(MiroPaths.AUDIT)) {
      return only("GET", wire, audit(wire));
    }
    if (MiroPaths.isOrganization(path)) {
      return organization(wire, path.get(2), MiroPaths.inOrganization(path));
    }
    throw noSuchPath(wire);
  }

  private static MiroRequest organization(WireRequest wire, String org, List<String> tail) {
    if (tail.isEmpty()) {
      return only("GET", wire, new MiroRequest.ShowOrganization(org));
    }
    if (tail.equals(List.of("members"))) {
      return only("GET", wire, members(wire, org));
    }
    if (tail.size() == 2 && tail.getFirst().equals("members")) {
      return only("GET", wire, new MiroRequest.ShowMember(org, tail.getLast()));
    }
    if (tail.equals(List.of("teams"))) {
      return wire.method().equals("POST")
          ? createTeam(wire, org)
          : only("GET", wire, teams(wire, org));
    }
    throw noSuchPath(wire);
  }

  private static MiroRequest members(WireRequest wire, String org) {
    Optional<String> emails = wire.query().first("emails");
    if (emails.isPresent()) {
      return new MiroRequest.FindMembersByEmail(org, emails(emails.get()));
    }
    return new MiroRequest.FindMembers(
        org,
        wire.query().first("role").map(role -> role.toLowerCase(Locale.ROOT)),
        wire.query().first("active").map(MiroReader::active),
        wire.query().first("cursor"),
        limit(wire));
  }

  private static List<String> emails(String list) {
    List<String> emails =
        Arrays.stream(list.split(","))
            .map(String::strip)
            .filter(email -> !email.isEmpty())
            .toList();
    if (emails.isEmpty() || emails.size() > MOST_EMAILS) {
      throw MiroError.invalid(
              "emails takes 1 to " + MOST_EMAILS + " addresses, separated by commas.")
          .refusal();
    }
    return emails;
  }

  private static boolean active(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw MiroError.invalid("active is true or false, not " + Echo.of(text) + ".").refusal();
    };
  }

  private static MiroRequest teams(WireRequest wire, String org) {
    return new MiroRequest.FindTeams(
        org, wire.query().first("name"), wire.query().first("cursor"), limit(wire));
  }

  private static MiroRequest createTeam(WireRequest wire, String org) {
    return new MiroRequest.CreateTeam(
        org,
        body(wire)
            .string("name")
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .orElseThrow(
                () -> MiroError.invalid("A team needs a name: {\"name\": \"…\"}.").refusal()));
  }

  private static Json.Obj body(WireRequest wire) {
    try {
      if (JsonCodec.parse(wire.body().bytes()) instanceof Json.Obj object) {
        return object;
      }
      throw MiroError.invalid("The body is not a JSON object.").refusal();
    } catch (JsonException e) {
      throw MiroError.invalid("The body is not JSON: " + e.getMessage()).refusal();
    }
  }

  private static MiroRequest audit(WireRequest wire) {
    if (wire.query().first("sorting").orElse("ASC").equalsIgnoreCase("DESC")) {
      throw MiroError.invalid("The log is served oldest first only: sorting=ASC.").refusal();
    }
    return new MiroRequest.ReadAudit(
        instant(wire, "createdAfter"),
        instant(wire, "createdBefore"),
        wire.query().first("cursor"),
        limit(wire));
  }

  private static Instant instant(WireRequest wire, String name) {
    String text =
        wire.query()
            .first(name)
            .orElseThrow(() ->
                MiroError.invalid(name + " is required, for example 2026-11-21T09:41:00.000Z.")
                    .refusal());
    try {
      return Instant.ofEpochMilli(Instant.parse(text).toEpochMilli());
    } catch (DateTimeParseException | ArithmeticException _) {
      throw MiroError.invalid(
              name + " is no instant like 2026-11-21T09:41:00.000Z: " + Echo.of(text))
          .refusal();
    }
  }

  private static int limit(WireRequest wire) {
    String text = wire.query().first("limit").orElse(String.valueOf(LARGEST_PAGE));
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= LARGEST_PAGE) {
        return limit;
      }
    } catch (NumberFormatException _) {
      // Refused below, as a number out of range is.
    }
    throw MiroError.invalid(
            "limit is a number from 1 to " + LARGEST_PAGE + ", not " + Echo.of(text) + ".")
        .refusal();
  }

  private static MiroRequest only(String method, WireRequest wire, MiroRequest request) {
    if (!wire.method().equals(method)) {
      throw MiroError.notAllowed(wire.method() + " is not possible here; " + method + " is.")
          .refusal();
    }
    return request;
  }

  private static MiroError.Refusal noSuchPath(WireRequest wire) {
    return MiroError.notFound(
            "There is no " + Echo.of("/" + String.join("/", wire.path())) + " in this API.")
        .refusal();
  }
}
