package io.rollcall.platform;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// One act or refusal.
///
/// @param position where it stands in the log: whoever reads on begins after it
/// @param account the id of the account it is about, where the reader may know it
/// @param diagnosis the id under which a refusal was reported
/// @param detail one or two sentences: what was done, or why not and what to do next
/// @param truth what is behind a refusal; only for the operator, else empty
/// @param leniencies what the request was read with that the RFCs do not allow, as `operation-case`
public record LogEntry(
    String id,
    LogPosition position,
    Instant at,
    Kind kind,
    Actor actor,
    Optional<String> directoryId,
    Optional<String> account,
    Optional<String> address,
    Optional<String> diagnosis,
    String detail,
    Optional<String> truth,
    List<String> leniencies) {

  public LogEntry {
    leniencies = List.copyOf(leniencies);
  }

  /// What happened.
  public enum Kind {
    CREATED,
    BROUGHT_BACK,
    LINKED,
    PROMOTED,
    DEMOTED,
    INVITED,
    CHANGED,
    RENAMED,
    ACTIVATED,
    DEACTIVATED,
    SEVERED,
    GROUP_CREATED,
    GROUP_CHANGED,
    UNLINKED,
    DELETION_BEGUN,
    DELETION_CANCELLED,
    ERASED,
    DELETED,
    GROUP_RENAMED,
    GROUP_MEMBERS,
    GROUP_DELETED,
    TEAM_CREATED,
    TEAM_CHANGED,
    TEAM_DELETED,
    TEAM_MEMBERS,
    GROUP_TEAMS,
    SESSIONS_RESET,
    ORGANIZATION_CREATED,
    DOMAIN_REQUESTED,
    DOMAIN_VERIFIED,
    DOMAIN_RELEASED,
    SCHEMA_ADDED,
    SCHEMA_DELETED,
    DIRECTORY_CREATED,
    DIRECTORY_CHANGED,
    DIRECTORY_DELETED,
    TOKEN_ISSUED,
    TOKEN_REVOKED,
    REFUSED;

    /// As tables and machine-readable output have it.
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind ofCode(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /// The kind with this code; empty if there is none.
    public static Optional<Kind> read(String code) {
      return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    /// The codes of all kinds, in the order of the alphabet, for a sentence.
    public static String codes() {
      return Arrays.stream(values()).map(Kind::code).sorted().collect(Collectors.joining(", "));
    }
  }

  /// Who did it. An id of a directory or a key is the token's id, never the token.
  public record Actor(ActorKind kind, String id, String name) {
    /// Somebody of another organization, of whom this one learns no more.
    static final Actor PLATFORM = new Actor(ActorKind.PLATFORM, "", "platform");

    static Actor of(Caller caller) {
      return switch (caller) {
        case Caller.OfDirectory directory ->
            new Actor(ActorKind.DIRECTORY, directory.tokenId(), directory.name());
        case Caller.OfOrganization key -> new Actor(ActorKind.KEY, key.tokenId(), key.name());
        case Caller.Person person -> new Actor(ActorKind.PERSON, "", person.name());
        case Caller.Operator _ -> new Actor(ActorKind.OPERATOR, "", "operator");
      };
    }
  }

  public enum ActorKind {
    DIRECTORY,
    KEY,
    PERSON,
    OPERATOR,
    PLATFORM;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static ActorKind ofCode(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }
}
