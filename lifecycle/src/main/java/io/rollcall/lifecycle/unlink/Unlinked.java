package io.rollcall.lifecycle.unlink;

import io.rollcall.lifecycle.model.DirectoryRecord;
import io.rollcall.scim.json.Json;
import java.util.List;
import java.util.Locale;

/// What came of one account.
///
/// @param account its id, or what stood in its place
/// @param records those that it had before
/// @param text what happened, and what to do about it if it did not
public record Unlinked(String account, Result result, List<DirectoryRecord> records, String text) {
  /// Whether an account has records, and whether that is for good.
  public enum Result {
    /// Its records are being deleted: what came of it is not known yet.
    SENT,
    /// It had records and has none now.
    UNLINKED,
    /// It had none.
    FREE,
    /// It has records; nothing was sent, since nothing was to be sent.
    WOULD_BE,
    /// The target said no, or there cannot be such an account.
    REFUSED,
    /// Nobody knows, or the target did not answer; another try may do it.
    FAILED;

    /// All that an account can end with.
    public static final List<Result> ENDS = List.of(UNLINKED, FREE, WOULD_BE, REFUSED, FAILED);

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public Unlinked {
    records = List.copyOf(records);
  }

  /// Whether there is nothing left to do.
  public boolean done() {
    return result == Result.UNLINKED || result == Result.FREE;
  }

  public Json json() {
    return Json.object()
        .put("account", account)
        .put("result", result.word())
        .put(
            "records",
            Json.array(
                records.stream()
                    .map(record ->
                        Json.object()
                            .put("directory", record.directory())
                            .put("id", record.id())
                            .build())
                    .toList()))
        .put("text", text)
        .build();
  }
}
