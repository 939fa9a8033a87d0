package io.rollcall.platform;

import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.DirectoryRows;
import io.rollcall.platform.sql.TokenRows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;

/// The tokens that open directories. By the operator, or by a key of the organization.
public final class DirectoryTokens {
  private final Acts acts;
  private final Directories directories;

  DirectoryTokens(Acts acts, Directories directories) {
    this.acts = acts;
    this.directories = directories;
  }

  /// Every token there ever was, the oldest first.
  public Outcome<List<Token>> list(Caller caller, String directoryId) {
    return acts.read(sql ->
        new DirectoryRows(sql)
            .byId(directoryId)
            .filter(row -> Administration.may(caller, row.organizationId()))
            .map(row -> Outcome.done(tokens(new TokenRows(sql), row)))
            .orElseGet(() -> Administration.unknown("Directory", directoryId)));
  }

  private static List<Token> tokens(TokenRows rows, DirectoryRows.Row directory) {
    return rows.ofDirectory(directory.id()).stream().map(row -> token(row, directory)).toList();
  }

  /// A new token. Those there are go on for a while, so that both sides can change over.
  ///
  /// @param overlap how long the old tokens work still; those that end sooner do so
  public Outcome<Directory.WithToken> rotate(Caller caller, String directoryId, Duration overlap) {
    return directories.on(
        caller,
        directoryId,
        (act, row) -> {
          if (!Rotation.isPossible(overlap)) {
            return Administration.invalid(Rotation.EXPECTATION);
          }
          int old = act.tokens().expireOfDirectory(row.id(), act.now(), Rotation.end(act, overlap));
          Directory.WithToken made = directories.issue(act, row);
          if (old > 0) {
            log(act, row, Rotation.count(old) + " of it " + Rotation.ending(act, overlap));
          }
          return Outcome.done(made);
        });
  }

  /// Revokes every token but the newest.
  ///
  /// @return how many it were
  public Outcome<Integer> revokeOld(Caller caller, String directoryId) {
    return revokeSome(
        caller,
        directoryId,
        (act, row) -> act.tokens().revokeAllButNewestOf(row.id(), act.now()),
        "; the newest one stays.");
  }

  /// Revokes every token: nobody comes in until there is a new one.
  ///
  /// @return how many it were
  public Outcome<Integer> revokeAll(Caller caller, String directoryId) {
    return revokeSome(
        caller,
        directoryId,
        (act, row) -> act.tokens().revokeAllOfDirectory(row.id(), act.now()),
        "; none is left.");
  }

  private Outcome<Integer> revokeSome(
      Caller caller,
      String directoryId,
      BiFunction<Act, DirectoryRows.Row, Integer> how,
      String what) {
    return directories.on(
        caller,
        directoryId,
        (act, row) -> {
          int revoked = how.apply(act, row);
          if (revoked > 0) {
            log(act, row, Rotation.count(revoked) + " of it revoked" + what);
          }
          return Outcome.done(revoked);
        });
  }

  /// Revoking a revoked token changes nothing.
  public Outcome<Token> revoke(Caller caller, String directoryId, String tokenId) {
    return directories.on(
        caller,
        directoryId,
        (act, row) ->
            act.tokens()
                .byId(tokenId)
                .filter(token -> token.directoryId().filter(directoryId::equals).isPresent())
                .map(token -> Outcome.done(revoke(act, row, token)))
                .orElseGet(() -> Administration.unknown("Token", tokenId)));
  }

  private static Token revoke(Act act, DirectoryRows.Row row, TokenRows.Row token) {
    if (act.tokens().revoke(token.id(), act.now())) {
      log(act, row, "Token " + token.id() + " of it revoked.");
    }
    return token(act.tokens().byId(token.id()).orElse(token), row);
  }

  private static void log(Act act, DirectoryRows.Row row, String what) {
    act.log(
        row.organizationId(),
        Kind.TOKEN_REVOKED,
        Subject.NONE,
        "Directory " + row.name() + ": " + what);
  }

  private static Token token(TokenRows.Row row, DirectoryRows.Row directory) {
    return new Token(
        row.id(),
        directory.id(),
        row.name(),
        Instant.ofEpochMilli(row.createdAt()),
        row.expiresAt().map(Instant::ofEpochMilli),
        row.revokedAt().map(Instant::ofEpochMilli));
  }
}
