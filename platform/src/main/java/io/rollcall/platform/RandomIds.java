package io.rollcall.platform;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// Ids from a clock and randomness. Within one process every number and every UUID is greater than
/// those before it.
public final class RandomIds implements Ids {
  /// The smallest number: every number has 19 digits, until the year 2090.
  private static final long FIRST_NUMBER = 3_000_000_000_000_000_000L;

  private static final long FIRST_MILLIS = 1_735_689_600_000L; // 2025-01-01
  private static final int NUMBER_RANDOM_BITS = 20;
  private static final int UUID_COUNTER_BITS = 12;
  private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int SECRET_BYTES = 32;

  private final Clock clock;
  private final SecureRandom random;
  private final AtomicLong lastNumber = new AtomicLong();
  private final AtomicLong lastUuid = new AtomicLong();

  public RandomIds(Clock clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  @Override
  public String number() {
    long candidate =
        FIRST_NUMBER
            + ((clock.millis() - FIRST_MILLIS) << NUMBER_RANDOM_BITS)
            + random.nextInt(1 << NUMBER_RANDOM_BITS);
    return Long.toString(later(lastNumber, candidate));
  }

  @Override
  public String uuid() {
    long stamp = later(lastUuid, clock.millis() << UUID_COUNTER_BITS);
    long millis = stamp >>> UUID_COUNTER_BITS;
    long counter = stamp & ((1 << UUID_COUNTER_BITS) - 1);
    long high = (millis << 16) | 0x7000L | counter;
    long low = (random.nextLong() >>> 2) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }

  @Override
  public String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public String diagnosis() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.append('-').append(random.nextInt(10)).append(random.nextInt(10)).toString();
  }

  private static long later(AtomicLong last, long candidate) {
    return last.updateAndGet(before -> Math.max(before + 1, candidate));
  }
}
