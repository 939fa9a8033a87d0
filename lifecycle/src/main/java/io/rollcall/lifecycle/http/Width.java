package io.rollcall.lifecycle.http;

/// How many calls are under way at a time: one more after as many good answers as are allowed at
/// once, half as many after one that says that the target cannot keep up.
final class Width {
  private final int most;
  private int allowed;
  private int underWay;
  private int good;

  /// @param most never more than this
  Width(int most) {
    this.most = most;
    this.allowed = most;
  }

  synchronized void enter() throws InterruptedException {
    while (underWay >= allowed) {
      wait();
    }
    underWay++;
  }

  synchronized void leave() {
    underWay--;
    notifyAll();
  }

  synchronized void answered() {
    good++;
    if (good >= allowed) {
      good = 0;
      allowed = Math.min(most, allowed + 1);
      notifyAll();
    }
  }

  synchronized void overloaded() {
    good = 0;
    allowed = Math.max(1, allowed / 2);
  }

  synchronized int allowed() {
    return allowed;
  }
}
