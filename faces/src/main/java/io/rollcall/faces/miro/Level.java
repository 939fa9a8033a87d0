package io.rollcall.faces.miro;

/// What a call costs: Miro gives every client so many credits a minute.
enum Level {
  L1(50),
  L2(100),
  L3(500),
  L4(2_000);

  private final int credits;

  Level(int credits) {
    this.credits = credits;
  }

  int credits() {
    return credits;
  }
}
