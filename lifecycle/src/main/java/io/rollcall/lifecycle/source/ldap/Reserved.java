package io.rollcall.lifecycle.source.ldap;

import io.rollcall.lifecycle.source.Asked;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Attributes into which nothing of ours may be written: what a read goes by, and what says who
/// somebody is or what they may. Case does not count.
public final class Reserved {
  // Not options, which are another attribute's, and not numbers, which are another name for one.
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]*");
  private static final Pattern FAMILIES = Pattern.compile("(?i)(object|entry|pwd|krb|sudo).*");

  // Other names of what is read (RFC 4519, RFC 4524), other names of people, keys and rights.
  private static final Set<String> OTHERS =
      names(
          "commonName surname gn userid rfc822Mailbox name distinguishedName sAMAccountName sAMAccountType",
          "userPrincipalName proxyAddresses mailNickname manager memberOf isMemberOf nsRole nsRoleDN",
          "userPassword unicodePwd dBCSPwd userCertificate userSMIMECertificate sshPublicKey",
          "sIDHistory servicePrincipalName altSecurityIdentities adminCount nTSecurityDescriptor",
          "msDS-KeyCredentialLink msDS-AllowedToDelegateTo msDS-AllowedToActOnBehalfOfOtherIdentity",
          "uidNumber gidNumber homeDirectory loginShell logonHours userWorkstations scriptPath profilePath");

  private Reserved() {}

  private static Set<String> names(String... lines) {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.addAll(Arrays.asList(String.join(" ", lines).split(" ")));
    return names;
  }

  /// Why ids of accounts may not be kept in an attribute; empty where they may.
  ///
  /// @param settings of the source that would keep them
  public static Optional<String> why(String attribute, LdapSettings settings) {
    if (settings.asked().attributes().stream().anyMatch(attribute::equalsIgnoreCase)) {
      return Optional.of("which map or scope uses");
    }
    boolean free =
        NAME.matcher(attribute).matches()
            && !FAMILIES.matcher(attribute).matches()
            && !OTHERS.contains(attribute)
            && read(settings).stream().noneMatch(attribute::equalsIgnoreCase);
    return free ? Optional.empty() : Optional.of("which says who or what somebody is");
  }

  private static Set<String> read(LdapSettings settings) {
    PersonEntry form = new PersonEntry(settings.names(), Asked.NOTHING.attributes(), Map.of());
    Set<String> read = new TreeSet<>(Arrays.asList(GroupEntries.wantedAnd(form.wanted())));
    read.addAll(Edition.NAMES);
    return read;
  }
}
