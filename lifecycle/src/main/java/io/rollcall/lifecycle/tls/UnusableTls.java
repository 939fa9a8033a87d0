package io.rollcall.lifecycle.tls;

/// A certificate or key that cannot be used; the message is half a sentence that says why.
public final class UnusableTls extends Exception {
  private static final long serialVersionUID = 1L;

  UnusableTls(String why) {
    super(why);
  }
}
