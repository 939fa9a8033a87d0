package io.rollcall.e2e.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Counts the requests that pass over one or several wires, and cuts at exactly one of them.
/// Requests are numbered from 1, over all wires that share these scissors, in the order in which
/// they arrive.
public final class Scissors {

  /// Where in the life of a request.
  public enum Moment {
    /// The request has arrived and nobody has acted on it; it is lost.
    BEFORE,
    /// The request has been acted upon; its answer is lost.
    AFTER,
    /// The answer has been sent.
    ANSWERED
  }

  private final List<String> passed = new ArrayList<>();
  private Predicate<String> counted = _ -> true;
  private boolean following;
  private int position;
  private Moment moment = Moment.BEFORE;
  private Runnable action = () -> {};
  private boolean happened;

  /// Cuts at one request from now on counted (`position` 1 is the next), once: runs `action`, which
  /// usually kills who sent it, and loses the request or its answer.
  public synchronized void cutAt(int position, Moment moment, Runnable action) {
    if (position < 1) {
      throw new IllegalArgumentException("Requests are counted from 1, not from " + position);
    }
    passed.clear();
    happened = false;
    counted = _ -> true;
    following = false;
    this.position = position;
    this.moment = moment;
    this.action = action;
  }

  /// The same at the nth of those requests whose words begin so.
  public synchronized void cutAtNth(String words, int nth, Moment moment, Runnable action) {
    cutAtNth(request -> request.startsWith(words), nth, moment, action);
  }

  /// The same at the nth of the requests that are of a kind.
  public synchronized void cutAtNth(
      Predicate<String> kind, int nth, Moment moment, Runnable action) {
    cutAt(nth, moment, action);
    counted = kind;
  }

  /// The same at the request that follows the nth of a kind, whatever it is.
  public synchronized void cutAfterNth(
      Predicate<String> kind, int nth, Moment moment, Runnable action) {
    cutAtNth(kind, nth, moment, action);
    following = true;
  }

  /// Lets everything pass, and counts from the beginning.
  public synchronized void putAway() {
    passed.clear();
    happened = false;
    counted = _ -> true;
    following = false;
    position = 0;
  }

  /// Whether the cut that was asked for has happened: if not, fewer requests came than that.
  public synchronized boolean happened() {
    return happened;
  }

  /// The requests counted so far, in words (`PATCH /api/v1/scim/Users/1`).
  public synchronized List<String> passed() {
    return List.copyOf(passed);
  }

  /// A wire reports a request; the answer is its number, 0 for one that does not count.
  synchronized int arrives(String request) {
    passed.add(request);
    List<String> all = following ? passed.subList(0, passed.size() - 1) : passed;
    return !all.isEmpty() && counted.test(all.getLast())
        ? (int) all.stream().filter(counted).count()
        : 0;
  }

  /// A wire asks whether this is where to cut. If so, the action has been run when this returns.
  boolean cuts(int number, Moment now) {
    Runnable due;
    synchronized (this) {
      if (happened || number != position || now != moment) {
        return false;
      }
      happened = true;
      due = action;
    }
    due.run();
    return true;
  }
}
