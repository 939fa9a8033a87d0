package io.rollcall.lifecycle.source;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What sources keep from one read to the next: a mirror of what they were shown, and a mark that
/// says as of when. What it says is the source's own affair. It is never the only place of
/// anything: without it a source is read in full.
public interface Memory {
  /// Keeps nothing.
  Memory NONE =
      new Memory() {
        @Override
        public Optional<Mirror> mirror(String source) {
          return Optional.empty();
        }

        @Override
        public boolean keep(String source, long version, News news) {
          return false;
        }
      };

  /// What was kept last.
  Optional<Mirror> mirror(String source);

  /// Keeps news, all of it or nothing.
  ///
  /// @param version of the mirror that the news are about; 0 where there was none
  /// @return false when another read has kept something since; then nothing is kept
  boolean keep(String source, long version, News news);

  /// @param version counts what was kept, from 1
  /// @param entries what was shown, by its id
  record Mirror(long version, String mark, Map<String, String> entries) {
    public Mirror {
      entries = Map.copyOf(entries);
    }
  }

  /// @param changed entries that are new or different, by their ids
  /// @param gone the ids of entries that are to be forgotten
  record News(String mark, Map<String, String> changed, Set<String> gone) {
    public News {
      changed = Map.copyOf(changed);
      gone = Set.copyOf(gone);
    }
  }
}
