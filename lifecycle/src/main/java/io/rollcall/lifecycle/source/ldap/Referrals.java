package io.rollcall.lifecycle.source.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPURL;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultReference;
import io.rollcall.lifecycle.source.IncompleteRead;
import java.util.Arrays;
import java.util.Set;

/// Parts of the tree that the server says live elsewhere. We do not follow them, so each may hide
/// people, except the partitions that Active Directory always names and that never hold any.
final class Referrals {
  private static final Set<RDN> WITHOUT_PEOPLE =
      Set.of(
          new RDN("CN", "Configuration"),
          new RDN("DC", "DomainDnsZones"),
          new RDN("DC", "ForestDnsZones"));

  private Referrals() {}

  static void refuseToMiss(String what, SearchResult result) throws IncompleteRead {
    for (SearchResultReference reference : result.getSearchReferences()) {
      if (!Arrays.stream(reference.getReferralURLs()).allMatch(Referrals::holdsNoPeople)) {
        throw new IncompleteRead(
            "Part of the answer about %s lives on another server: %s. Narrow `base` to what this server holds, or read each domain as a source of its own (`sources`)."
                .formatted(what, String.join(", ", reference.getReferralURLs())));
      }
    }
  }

  private static boolean holdsNoPeople(String url) {
    try {
      RDN first = new LDAPURL(url).getBaseDN().getRDN();
      return first != null && WITHOUT_PEOPLE.contains(first);
    } catch (LDAPException notAUrl) {
      return false;
    }
  }
}
