package io.rollcall.platform;

import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.TokenRows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keys of organizations' administration. Only the operator makes and revokes them.
public final class Keys {
  private static final Caller OPERATOR = new Caller.Operator();

  private final Acts acts;

  Keys(Acts acts) {
    this.acts = acts;
  }

  public Outcome<Key.WithSecret> create(String organizationId, String name) {
    return acts.perform(
        OPERATOR,
        organizationId,
        act ->
            act.organizations().byId(organizationId).isPresent()
                ? Outcome.done(issue(act, organizationId, name))
                : Outcome.refused(new Refusal.Unknown("Organization", organizationId)));
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

  /// Revoking a revoked key changes nothing.
  public Outcome<Key> revoke(String keyId) {
    return acts.perform(
        OPERATOR,
        keyId,
        act ->
            act.tokens()
                .byId(keyId)
                .filter(row -> row.kind() == TokenRows.Kind.ORGANIZATION)
                .map(row -> Outcome.done(revoke(act, row)))
                .orElseGet(() -> Outcome.refused(new Refusal.Unknown("Key", keyId))));
  }

  private static Key revoke(Act act, TokenRows.Row row) {
    act.tokens().revoke(row.id(), act.now());
    act.log(
        row.organizationId(), Kind.TOKEN_REVOKED, Subject.NONE, "Key " + row.name() + " revoked.");
    return new Key(
        row.id(),
        row.organizationId(),
        row.name(),
        Instant.ofEpochMilli(row.createdAt()),
        Optional.of(Instant.ofEpochMilli(row.revokedAt().orElse(act.now()))));
  }

  private static Key key(TokenRows.Row row) {
    return new Key(
        row.id(),
        row.organizationId(),
        row.name(),
        Instant.ofEpochMilli(row.createdAt()),
        row.revokedAt().map(Instant::ofEpochMilli));
  }
}
