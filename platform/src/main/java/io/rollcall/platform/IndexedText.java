package io.rollcall.platform;

import io.rollcall.scim.address.Address;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.schema.CaseFolding;
import java.nio.charset.StandardCharsets;

/// How long a text may be by which Users are found: an index of PostgreSQL takes no longer ones.
final class IndexedText {
  private static final int MOST_BYTES = 2_000;

  private IndexedText() {}

  /// @throws ScimException invalidValue if one of them is too long
  static void check(UserAttributes user) {
    check("userName", CaseFolding.fold(Address.key(user.userName())));
    user.externalId().ifPresent(text -> check("externalId", text));
  }

  private static void check(String attribute, String text) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MOST_BYTES) {
      throw ScimError.invalidValue(
              "%s has %,d bytes in UTF-8; a text by which Users are found has at most %,d. Shorten it."
                  .formatted(attribute, bytes, MOST_BYTES))
          .exception();
    }
  }
}
