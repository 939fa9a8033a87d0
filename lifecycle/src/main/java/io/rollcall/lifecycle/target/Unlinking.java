package io.rollcall.lifecycle.target;

import io.rollcall.lifecycle.model.DirectoryRecord;
import java.util.List;

/// Cuts accounts from the records by which identity providers drive them, where a target can do
/// that over an API: the records go, in all directories of the organization, and the accounts stay
/// as they are.
///
/// Methods throw {@link TargetTrouble} as those of {@link Target} do.
public interface Unlinking {
  /// The records that an account has. None of one that has none, or that nobody knows.
  List<DirectoryRecord> records(String accountId);

  Answer unlink(String accountId);

  /// What an unlinking came to.
  sealed interface Answer {
    record Done() implements Answer {}

    /// There was no record, any more or ever.
    record NoRecord() implements Answer {}

    /// @param status of HTTP
    record Refused(int status, String text) implements Answer {}
  }
}
