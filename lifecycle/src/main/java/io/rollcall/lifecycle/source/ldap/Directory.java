package io.rollcall.lifecycle.source.ldap;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import io.rollcall.lifecycle.source.IncompleteRead;
import java.util.List;
import java.util.Optional;

/// The two questions we ask a directory. Whatever is not a whole answer is an {@link
/// IncompleteRead}. Answers may come from what we know, where that is the same; then they may show
/// more attributes than were asked for.
sealed interface Directory permits Server, Recording, Mirrored {
  boolean isActiveDirectory();

  /// The number of the last change before we began, where the server counts them (MS-ADTS
  /// §3.1.1.3.2.6); they are the server's own, so another server has others.
  long changes();

  /// Every entry under the base that a filter selects. `what` names them in a sentence.
  List<Entry> search(String what, Filter filter, String... attributes) throws IncompleteRead;

  /// The entry with a DN, or empty when the server says that there is none.
  Optional<Entry> entry(String dn, String... attributes) throws IncompleteRead;

  /// The same, asked of the server itself.
  Directory live();
}
