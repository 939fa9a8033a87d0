package io.rollcall.platform;

/// What proves that somebody controls a domain: a text that only who asked was given, shown in the
/// domain's DNS or in a file of its web server.
///
/// @param text the text to be shown
public record DomainChallenge(String domain, String text) {
  /// The name of the TXT record that holds the text.
  public String dnsName() {
    return "_rollcall." + domain;
  }

  /// The address of the file that holds the text, alone on a line.
  public String fileUrl() {
    return "https://" + domain + "/.well-known/rollcall-domain.txt";
  }
}
