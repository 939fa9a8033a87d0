package io.rollcall.platform;

import io.rollcall.platform.sql.RetentionRows;
import io.rollcall.platform.sql.SettingRows;
import java.time.Duration;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jooq.DSLContext;

/// Forgets what is older than it may become. In small transactions, so that nobody waits long.
public final class Retention {
  private static final int BATCH = 500;
  private static final String FOREVER = "forever";
  private static final String LOG = "retention-log";
  private static final String CUT = "retention-cut";
  private static final String FORMER = "retention-former";

  private final Acts acts;
  private final Erasure erasure;

  Retention(Acts acts, Erasure erasure) {
    this.acts = acts;
    this.erasure = erasure;
  }

  /// What was forgotten.
  ///
  /// @param former externalIds that directories knew
  /// @param accounts those in no organization
  /// @param deleted accounts whose deletion period is over
  public record Forgotten(
      long logEntries, long memberships, long former, long accounts, long deleted) {
    public boolean isNothing() {
      return logEntries + memberships + former + accounts + deleted == 0;
    }
  }

  public RetentionPolicy policy() {
    return acts.read(sql -> {
      SettingRows settings = new SettingRows(sql);
      return new RetentionPolicy(
          read(settings, LOG, RetentionPolicy.USUAL.log()),
          read(settings, CUT, RetentionPolicy.USUAL.cut()),
          read(settings, FORMER, RetentionPolicy.USUAL.former()));
    });
  }

  private static Optional<Duration> read(
      SettingRows settings, String name, Optional<Duration> usual) {
    return settings
        .get(name)
        .map(text ->
            text.equals(FOREVER) ? Optional.<Duration>empty() : Optional.of(Duration.parse(text)))
        .orElse(usual);
  }

  public void set(RetentionPolicy policy) {
    RetentionPolicy _ =
        acts.database()
            .write(sql -> {
              SettingRows settings = new SettingRows(sql);
              settings.set(LOG, text(policy.log()));
              settings.set(CUT, text(policy.cut()));
              settings.set(FORMER, text(policy.former()));
              return policy;
            });
  }

  private static String text(Optional<Duration> span) {
    return span.map(Duration::toString).orElse(FOREVER);
  }

  /// Forgets what is too old now. Others may go on meanwhile.
  public Forgotten run() {
    RetentionPolicy policy = policy();
    long log = forget(policy.log(), (rows, before) -> rows.deleteLog(before, BATCH));
    long former = forget(policy.former(), (rows, before) -> rows.deleteFormer(before, BATCH));
    long memberships = forget(policy.cut(), (rows, before) -> rows.deleteCut(before, BATCH));
    long accounts = forget(policy.cut(), (rows, before) -> rows.deleteAccounts(before, BATCH));
    return new Forgotten(log, memberships, former, accounts, erasure.eraseDue());
  }

  private interface Step {
    int delete(RetentionRows rows, long before);
  }

  private long forget(Optional<Duration> kept, Step step) {
    return kept.map(span -> forget(acts.clock().millis() - span.toMillis(), step)).orElse(0L);
  }

  private long forget(long before, Step step) {
    ToIntFunction<DSLContext> batch = sql -> step.delete(new RetentionRows(sql), before);
    long forgotten = 0;
    int last;
    do {
      last = acts.database().write(batch::applyAsInt);
      forgotten += last;
    } while (last == BATCH);
    return forgotten;
  }
}
