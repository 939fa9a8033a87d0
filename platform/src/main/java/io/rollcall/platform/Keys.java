package io.rollcall.platform;

import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.TokenRows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// Keys of organizations' administration. Only the operator makes and rotates them; a key may
/// revoke those of its own organization.
public final class Keys {
  private static final Caller OPERATOR = new Caller.Operator();

  private final Acts acts;

  Keys(Acts acts) {
    this.acts = acts;
  }

  public Outcome<Key.WithSecret> create(String organizationId, String name) {
    return acts.readmitting(() ->
        Administration.on(
            acts,
            OPERATOR,
            organizationId,
            (act, _) -> {
              if (name.isBlank() || !NameLength.fits(name)) {
                return Administration.invalid("A key needs a name of at most 255 characters.");
              }
              return Outcome.done(issue(act, organizationId, name.strip()));
            }));
  }

  private static Key.WithSecret issue(Act act, String organizationId, String name) {
    String secret = Tokens.KEY_PREFIX + act.ids().secret();
    TokenRows.Row row =
        new TokenRows.Row(
            act.ids().uuid(),
            TokenRows.Kind.ORGANIZATION,
            Secrets.hash(secret),
            organizationId,
            Optional.empty(),
            name,
            act.now(),
            Optional.empty(),
            Optional.empty());
    act.tokens().insert(row);
    act.log(organizationId, Kind.TOKEN_ISSUED, Subject.NONE, "Key " + name + " issued.");
    return new Key.WithSecret(key(row), secret);
  }

  public List<Key> list(String organizationId) {
    return acts.read(sql -> new TokenRows(sql).keysOf(organizationId)).stream()
        .map(Keys::key)
        .toList();
  }

  /// A new key of the same name; the old one works on for a while.
  public Outcome<Key.WithSecret> rotate(String keyId, Duration overlap) {
    return on(
        OPERATOR,
        keyId,
        (act, row) -> {
          if (!Rotation.isPossible(overlap)) {
            return Administration.invalid(Rotation.EXPECTATION);
          }
          if (!act.tokens().expire(row.id(), act.now(), Rotation.end(act, overlap))) {
            return Administration.forbidden(
                "keyEnded",
                "Key "
                    + row.name()
                    + " ("
                    + row.id()
                    + ") works no more; make a new one instead of rotating it.");
          }
          Key.WithSecret made = issue(act, row.organizationId(), row.name());
          log(act, row, "The old one " + Rotation.ending(act, overlap));
          return Outcome.done(made);
        });
  }

  /// What the operator does; see the other one.
  public Outcome<Key> revoke(String keyId) {
    return revoke(OPERATOR, keyId);
  }

  /// Revoking a revoked key changes nothing.
  public Outcome<Key> revoke(Caller caller, String keyId) {
    return on(
        caller,
        keyId,
        (act, row) -> {
          if (act.tokens().revoke(row.id(), act.now())) {
            log(act, row, "Revoked.");
          }
          return Outcome.done(key(act.tokens().byId(row.id()).orElse(row)));
        });
  }

  private <T> Outcome<T> on(
      Caller caller, String keyId, BiFunction<Act, TokenRows.Row, Outcome<T>> work) {
    return acts.readmitting(() ->
        acts.perform(
            caller,
            keyId,
            act ->
                act.tokens()
                    .byId(keyId)
                    .filter(row -> row.kind() == TokenRows.Kind.ORGANIZATION)
                    .filter(row -> Administration.may(caller, row.organizationId()))
                    .map(row -> work.apply(act, row))
                    .orElseGet(() -> Administration.unknown("Key", keyId))));
  }

  private static void log(Act act, TokenRows.Row row, String what) {
    act.log(
        row.organizationId(), Kind.TOKEN_REVOKED, Subject.NONE, "Key " + row.name() + ": " + what);
  }

  private static Key key(TokenRows.Row row) {
    return new Key(
        row.id(),
        row.organizationId(),
        row.name(),
        Instant.ofEpochMilli(row.createdAt()),
        row.expiresAt().map(Instant::ofEpochMilli),
        row.revokedAt().map(Instant::ofEpochMilli));
  }
}
