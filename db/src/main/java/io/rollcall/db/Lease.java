package io.rollcall.db;

/// The right to be the only one who does something, until it expires. Closing gives it back at
/// once.
public final class Lease implements AutoCloseable {
  private final Leases leases;
  private final String name;
  private final long ttlMillis;
  private final long fence;

  Lease(Leases leases, String name, long ttlMillis, long fence) {
    this.leases = leases;
    this.name = name;
    this.ttlMillis = ttlMillis;
    this.fence = fence;
  }

  /// Grows with every new owner of this name: a later owner has a higher number.
  public long fence() {
    return fence;
  }

  /// Extends the lease by its full time from now.
  ///
  /// @return false if somebody else has taken it over meanwhile: stop what it protects
  public boolean renew() {
    return leases.extend(name, fence, ttlMillis);
  }

  @Override
  public void close() {
    leases.extend(name, fence, 0);
  }
}
