package io.rollcall.db;

/// How busy a database is, for whoever watches it.
///
/// @param waitingWrites pieces of work that wait to write, at most [#LARGEST_QUEUE]
/// @param waitingReads pieces of work that wait to read
/// @param writes pieces of work whose changes were committed by this process
/// @param writeCommits commits that they took: on SQLite several writes share one
/// @param largestBatch the greatest number of writes that shared a commit
public record Figures(
    int waitingWrites, int waitingReads, long writes, long writeCommits, int largestBatch) {
  /// How many pieces of work may wait for one kind of transaction; more are [Unavailable].
  public static final int LARGEST_QUEUE = 1_000;
}
