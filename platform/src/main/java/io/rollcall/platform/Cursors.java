package io.rollcall.platform;

import io.rollcall.platform.sql.SettingRows;
import io.rollcall.platform.sql.query.Position;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Cursors of pages (RFC 9865): where a page ended, encrypted with AES-256-GCM, so that nobody can
/// read whom it names or make one of another place. The key is made once for the data. A cursor
/// opens only for the directory and the query that it was made for, with the same count, and for
/// [Listing.Window.Cursor#LIFETIME].
final class Cursors {
  private static final String SETTING = "cursor-key";
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  /// Longer than any that we make; what is longer is not even decoded.
  private static final int LONGEST = 100_000;

  private final Acts acts;
  private final AtomicReference<@Nullable SecretKey> key = new AtomicReference<>();

  Cursors(Acts acts) {
    this.acts = acts;
  }

  /// What a cursor says.
  ///
  /// @param total how many there were in all when the first page was read
  record Content(Position position, long total) {}

  /// @param query what only this query has: directory, type, filter and order
  /// @param count how many are asked for
  String seal(String query, int count, Content content) {
    byte[] nonce = new byte[NONCE_BYTES];
    ByteBuffer.wrap(bytes(acts.ids().secret())).get(nonce);
    byte[] sealed = apply(Cipher.ENCRYPT_MODE, query, nonce, JsonCodec.bytes(json(count, content)));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array());
  }

  /// @throws ScimException invalidCursor, expiredCursor, or invalidCount if the count is another
  ///   one
  Content open(String query, int count, String cursor) {
    Json.Obj json = opened(query, cursor);
    if (json.integer("until").orElse(0L) < acts.clock().millis()) {
      throw refused(
          "expiredCursor",
          "The cursor has expired: one is good for %d seconds. Ask for the first page again, with an empty cursor."
              .formatted(Listing.Window.Cursor.LIFETIME.toSeconds()));
    }
    long before = json.integer("count").orElse(0L);
    if (before != count) {
      throw refused(
          "invalidCount",
          "count must be the same for all pages of a query: it was %d for the page that this cursor came with, and now it is %d."
              .formatted(before, count));
    }
    return new Content(
        new Position(json.string("key"), json.string("id").orElse("")),
        json.integer("total").orElse(0L));
  }

  private Json.Obj json(int count, Content content) {
    return Json.object()
        .put("until", acts.clock().millis() + Listing.Window.Cursor.LIFETIME.toMillis())
        .put("count", count)
        .put("total", content.total())
        .put("id", content.position().id())
        .putIfPresent("key", content.position().key())
        .build();
  }

  private Json.Obj opened(String query, String cursor) {
    byte[] bytes = decoded(cursor);
    if (bytes.length > NONCE_BYTES) {
      ByteBuffer all = ByteBuffer.wrap(bytes);
      byte[] nonce = new byte[NONCE_BYTES];
      byte[] sealed = new byte[bytes.length - NONCE_BYTES];
      all.get(nonce).get(sealed);
      try {
        if (JsonCodec.parse(cipher(Cipher.DECRYPT_MODE, query, nonce).doFinal(sealed))
            instanceof Json.Obj json) {
          return json;
        }
      } catch (GeneralSecurityException notOurs) {
        throw invalid();
      }
    }
    throw invalid();
  }

  /// Only the very text that was sent: what else decodes to the same bytes is refused.
  private static byte[] decoded(String cursor) {
    if (cursor.length() > LONGEST) {
      throw invalid();
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(cursor);
      if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(cursor)) {
        return bytes;
      }
    } catch (IllegalArgumentException notBase64) {
      throw invalid();
    }
    throw invalid();
  }

  private byte[] apply(int mode, String query, byte[] nonce, byte[] content) {
    try {
      return cipher(mode, query, nonce).doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a cursor cannot be encrypted", e);
    }
  }

  private Cipher cipher(int mode, String query, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(query.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private SecretKey key() {
    SecretKey known = key.get();
    if (known != null) {
      return known;
    }
    String text = acts.read(sql -> new SettingRows(sql).get(SETTING)).orElseGet(this::madeOnce);
    SecretKey read = new SecretKeySpec(bytes(text), "AES");
    key.set(read);
    return read;
  }

  /// Of several processes that make it at once, all get the same.
  private String madeOnce() {
    String made = acts.ids().secret();
    return acts.database().write(sql -> new SettingRows(sql).setOnce(SETTING, made));
  }

  private static byte[] bytes(String secret) {
    return Base64.getUrlDecoder().decode(secret);
  }

  private static ScimException invalid() {
    return refused(
        "invalidCursor",
        "The cursor is none that was given for this query: send the nextCursor of the page before, unchanged, with the same filter, sortBy and sortOrder, or an empty cursor for the first page.");
  }

  private static ScimException refused(String scimType, String detail) {
    return new ScimError(400, Optional.of(scimType), detail).exception();
  }
}
