package io.rollcall.platform;

import io.rollcall.platform.sql.CallerRows;
import io.rollcall.scim.message.Leniencies;
import java.util.Arrays;
import java.util.Optional;

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

  /// One statement at most: who was let in within the last 100 ms is let in again, unless what lets
  /// people in was changed here meanwhile.
  ///
  /// @return empty if the token is unknown, revoked or expired
  public Optional<Caller> authenticate(String bearer) {
    if (!bearer.startsWith(DIRECTORY_PREFIX) && !bearer.startsWith(KEY_PREFIX)) {
      return Optional.empty();
    }
    String hash = Secrets.hash(bearer);
    long now = acts.clock().millis();
    return acts.callers()
        .remembered(
            hash,
            now,
            () ->
                acts.read(sql ->
                        new CallerRows(sql).find(hash, now, DirectoryRules.VENDORS_RATE_LIMITS))
                    .map(this::letIn));
  }

  private KnownCallers.Known letIn(CallerRows.Row row) {
    return new KnownCallers.Known(
        row.directory()
            .map(directory -> caller(row, directory))
            .orElseGet(() ->
                new Caller.OfOrganization(
                    row.tokenId(),
                    row.organizationId(),
                    row.platformId(),
                    row.name(),
                    row.limited())),
        row.expiresAt().orElse(Long.MAX_VALUE));
  }

  private Caller caller(CallerRows.Row row, CallerRows.Directory directory) {
    Preset preset = Choices.read(directory.choices()).in(presets.known(directory.preset()));
    return new Caller.OfDirectory(
        row.tokenId(),
        directory.id(),
        row.organizationId(),
        row.platformId(),
        preset,
        directory.name(),
        preset.shape().types().with(row.extensions()),
        leniencies(directory.refusedLeniencies()),
        row.limited());
  }

  private static Leniencies leniencies(String refused) {
    return Leniencies.read(
        Arrays.stream(refused.split(" ")).filter(name -> !name.isEmpty()).toList());
  }
}
