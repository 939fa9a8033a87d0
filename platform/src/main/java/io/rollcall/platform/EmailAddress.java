package io.rollcall.platform;

import io.rollcall.scim.address.Address;
import io.rollcall.scim.message.Echo;
import io.rollcall.scim.message.ScimError;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Optional;

/// An address that an account can have.
///
/// @param text as given, in Unicode form NFC and without white space around it
/// @param key under which it exists once on a platform
/// @param domain the key's part after the at sign
record EmailAddress(String text, String key, String domain) {
  private static final int MAX_LENGTH = 254;

  /// @param attribute what the text was given as, for the message
  /// @throws io.rollcall.scim.message.ScimException invalidValue if it is not one address
  static EmailAddress parse(String attribute, String given) {
    return read(given)
        .orElseThrow(() ->
            ScimError.invalidValue(
                    attribute
                        + " must be one e-mail address of at most 254 characters, like name@example.com; it was \""
                        + Echo.of(given)
                        + "\".")
                .exception());
  }

  /// Empty if it is not one address.
  static Optional<EmailAddress> read(String given) {
    String text = Normalizer.normalize(given.strip(), Form.NFC);
    String domain = Address.domain(text);
    boolean isAddress =
        text.length() <= MAX_LENGTH
            && text.indexOf('@') >= 1
            && text.indexOf('@') == text.lastIndexOf('@')
            && !hasSecondAt(text)
            && Address.isDomain(domain)
            && !Address.hasUnseen(text)
            && text.codePoints().noneMatch(EmailAddress::isUnwanted);
    return isAddress
        ? Optional.of(new EmailAddress(text, Address.key(text), domain))
        : Optional.empty();
  }

  /// Other systems may take a look-alike of the at sign for one.
  private static boolean hasSecondAt(String text) {
    String mapped = Normalizer.normalize(text, Form.NFKC);
    return mapped.indexOf('@') != mapped.lastIndexOf('@');
  }

  private static boolean isUnwanted(int codePoint) {
    return Character.isWhitespace(codePoint)
        || Character.isSpaceChar(codePoint)
        || Character.isISOControl(codePoint);
  }
}
