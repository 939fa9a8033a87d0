package io.rollcall.platform.sql.query;

import java.util.List;
import java.util.Optional;
import org.jooq.Condition;

/// Conditions that an index answers and that hold wherever the search document's own holds, which
/// stands beside them and decides.
interface Indexes {
  /// They say nothing.
  Indexes NONE =
      new Indexes() {
        @Override
        public Optional<Condition> equal(String path, List<String> wanted) {
          return Optional.empty();
        }

        @Override
        public Optional<Condition> begins(String path, String wanted) {
          return Optional.empty();
        }
      };

  /// One of the path's keys is one of these.
  ///
  /// @param path as [SearchPath][io.rollcall.scim.query.SearchPath] names it
  Optional<Condition> equal(String path, List<String> wanted);

  /// One of the path's keys begins so.
  Optional<Condition> begins(String path, String wanted);
}
