package io.rollcall.db;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.DSLContext;

/// Writes to SQLite. A commit costs a flush to the disk, so one thread takes what waits, runs it in
/// one transaction, each piece of work under a savepoint, and answers all callers after the commit:
/// the longer a flush takes, the more pieces share the next one. A piece that throws is undone
/// alone.
///
/// The thread is a platform thread: calls into SQLite would hold the carrier of a virtual one.
final class GroupCommit implements Transactions {
  private static final int LARGEST_BATCH = 64;
  private static final Duration LONGEST_BATCH = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final BlockingQueue<Piece<?>> queue = new ArrayBlockingQueue<>(Figures.LARGEST_QUEUE);
  private final SqliteWriter writer;
  private final Turns turns = new Turns();
  private final Tally tally = new Tally();
  private final Thread thread;
  private volatile boolean closing;
  private volatile boolean ended;

  private GroupCommit(SqliteWriter writer) {
    this.writer = writer;
    this.thread = Thread.ofPlatform().name("rollcall-writer").daemon().unstarted(this::work);
  }

  static GroupCommit start(SqliteWriter writer) {
    GroupCommit started = new GroupCommit(writer);
    started.thread.start();
    return started;
  }

  @Override
  public <T> T run(Function<DSLContext, T> work) {
    if (closing) {
      throw Unavailable.closed();
    }
    Piece<T> piece = new Piece<>(work);
    if (!queue.offer(piece)) {
      throw Unavailable.full();
    }
    if (ended && piece.claim()) {
      throw Unavailable.closed();
    }
    return piece.await(PATIENCE);
  }

  private void work() {
    try {
      while (!closing || !queue.isEmpty()) {
        Piece<?> first = next();
        turns.begin();
        if (first.claim()) {
          batch(first);
        }
        turns.end();
      }
    } finally {
      ended = true;
      refuseTheRest();
      writer.drop();
    }
  }

  private Piece<?> next() {
    while (true) {
      try {
        return queue.take();
      } catch (InterruptedException _) {
        // Nobody has reason to interrupt this thread, except work that interrupts itself.
      }
    }
  }

  private void batch(Piece<?> first) {
    List<Piece<?>> pieces = new ArrayList<>(List.of(first));
    try {
      transaction(pieces);
    } catch (SQLException | RuntimeException | Error e) {
      writer.drop();
      boolean alone = pieces.size() == 1;
      tell(pieces, piece -> piece.lost(alone ? Causes.meaning(e) : Causes.lost(e)));
      return;
    }
    tell(pieces, Piece::answer);
  }

  /// Every caller gets an answer, whatever goes wrong with that of another.
  private static void tell(List<Piece<?>> pieces, Consumer<Piece<?>> answer) {
    for (Piece<?> piece : pieces) {
      try {
        answer.accept(piece);
      } catch (RuntimeException | Error e) {
        piece.lost(e);
      }
    }
  }

  /// Runs the first piece, and whatever else waits. The first needs no savepoint: nothing comes
  /// before it that would have to stay when it is undone.
  private void transaction(List<Piece<?>> pieces) throws SQLException {
    DSLContext sql = writer.begin();
    if (!pieces.getFirst().run(sql)) {
      writer.undo();
      return;
    }
    int kept = 1 + runMore(sql, pieces, System.nanoTime() + LONGEST_BATCH.toNanos());
    writer.commit();
    tally.committed(kept);
  }

  /// Runs what waits, until the batch is full.
  ///
  /// @return how many pieces are to be kept
  private int runMore(DSLContext sql, List<Piece<?>> pieces, long until) throws SQLException {
    int kept = 0;
    while (pieces.size() < LARGEST_BATCH && System.nanoTime() < until) {
      Piece<?> piece = queue.poll();
      if (piece == null) {
        break;
      }
      if (piece.claim()) {
        pieces.add(piece);
        kept += runMarked(sql, piece);
      }
    }
    return kept;
  }

  private int runMarked(DSLContext sql, Piece<?> piece) throws SQLException {
    writer.mark();
    if (piece.run(sql)) {
      writer.keepSinceMark();
      return 1;
    }
    if (!writer.undoSinceMark()) {
      throw Causes.thrown(piece.thrown());
    }
    return 0;
  }

  private void refuseTheRest() {
    for (Piece<?> piece = queue.poll(); piece != null; piece = queue.poll()) {
      if (piece.claim()) {
        piece.lost(Unavailable.closed());
      }
    }
  }

  @Override
  public int waiting() {
    return queue.size();
  }

  @Override
  public Tally tally() {
    return tally;
  }

  /// Does what waits already, and nothing more.
  @Override
  public void close() {
    closing = true;
    Piece<String> wakesTheWriter = new Piece<>(_ -> "");
    if (wakesTheWriter.claim()) {
      // Without room for it, there is enough to do, and the writer is awake.
      var _ = queue.offer(wakesTheWriter);
    }
    boolean interrupted = false;
    while (thread.isAlive() && !Thread.currentThread().equals(thread)) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
