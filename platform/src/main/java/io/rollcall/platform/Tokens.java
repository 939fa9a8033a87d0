package io.rollcall.platform;

import io.rollcall.platform.sql.DirectoryRows;
import io.rollcall.platform.sql.OrganizationRows;
import io.rollcall.platform.sql.TokenRows;
import java.util.Optional;
import org.jooq.DSLContext;

/// Who a bearer token lets in.
public final class Tokens {
  /// What every directory's token begins with.
  public static final String DIRECTORY_PREFIX = "rcd_";

  /// What every organization key begins with.
  public static final String KEY_PREFIX = "rco_";

  private final Acts acts;
  private final Presets presets;

  Tokens(Acts acts, Presets presets) {
    this.acts = acts;
    this.presets = presets;
  }

  /// @return empty if the token is unknown or revoked
  public Optional<Caller> authenticate(String bearer) {
    if (!bearer.startsWith(DIRECTORY_PREFIX) && !bearer.startsWith(KEY_PREFIX)) {
      return Optional.empty();
    }
    String hash = Secrets.hash(bearer);
    return acts.read(sql ->
        new TokenRows(sql).working(hash, acts.clock().millis()).flatMap(row -> caller(sql, row)));
  }

  private Optional<Caller> caller(DSLContext sql, TokenRows.Row token) {
    return new OrganizationRows(sql)
        .byId(token.organizationId())
        .flatMap(organization ->
            switch (token.kind()) {
              case DIRECTORY -> directory(sql, token, organization.platformId());
              case ORGANIZATION ->
                  Optional.of(
                      new Caller.OfOrganization(
                          token.id(), organization.id(), organization.platformId(), token.name()));
            });
  }

  private Optional<Caller> directory(DSLContext sql, TokenRows.Row token, String platformId) {
    return token
        .directoryId()
        .flatMap(new DirectoryRows(sql)::byId)
        .map(directory ->
            new Caller.OfDirectory(
                token.id(),
                directory.id(),
                directory.organizationId(),
                platformId,
                presets.known(directory.preset()),
                directory.name(),
                Types.PLAIN));
  }
}
