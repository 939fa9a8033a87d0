package io.rollcall.app.service.domain;

import io.rollcall.platform.DomainChallenge;
import io.rollcall.platform.DomainCheck;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;

/// Looks at a domain's DNS first, then at its web server. Only a few look at a time: whoever asks
/// for more is told to ask again.
public final class NetworkDomainCheck implements DomainCheck {
  private static final int AT_A_TIME = 4;

  private final List<Place> places;
  private final Semaphore free = new Semaphore(AT_A_TIME);

  /// A place where the text may be shown.
  interface Place {
    Finding look(DomainChallenge challenge);
  }

  NetworkDomainCheck(List<Place> places) {
    this.places = List.copyOf(places);
  }

  /// With the machine's own name servers and certificates.
  public static NetworkDomainCheck ofThisMachine() {
    return new NetworkDomainCheck(
        List.of(
            TxtRecord.ofThisMachine(),
            new WellKnownFile(WellKnownFile.Network.INTERNET, Duration.ofSeconds(10))));
  }

  @Override
  public Finding look(DomainChallenge challenge) {
    if (!free.tryAcquire()) {
      return new Finding.NotShown(
          "Too many domains are being looked at just now; ask again in a minute.");
    }
    try {
      return lookEverywhere(challenge);
    } finally {
      free.release();
    }
  }

  private Finding lookEverywhere(DomainChallenge challenge) {
    StringBuilder reasons = new StringBuilder();
    for (Place place : places) {
      switch (place.look(challenge)) {
        case Finding.Shown shown -> {
          return shown;
        }
        case Finding.NotShown(String why) -> reasons.append(why).append(' ');
      }
    }
    return new Finding.NotShown(
        reasons + "One of them must show the text " + challenge.text() + " and nothing else.");
  }
}
