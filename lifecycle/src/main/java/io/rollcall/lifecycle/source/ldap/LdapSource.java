package io.rollcall.lifecycle.source.ldap;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPURL;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.source.IncompleteRead;
import io.rollcall.lifecycle.source.Scope;
import io.rollcall.lifecycle.source.Source;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;

/// People of an LDAP server, everybody or the members of one group.
///
/// A member whom the group names and who has no entry is told of in the proof and does no harm: a
/// server that does not tidy its groups keeps such names for years. A member who may be there and
/// cannot be read makes the read incomplete.
public final class LdapSource implements Source {
  private final LdapSettings settings;
  private final Clock clock;
  private final PersonEntry people;

  public LdapSource(LdapSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.people = new PersonEntry(settings.name(), settings.names());
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public Read read() {
    Instant begun = clock.instant();
    try (LDAPConnection connection = connect()) {
      Directory directory =
          new Directory(connection, settings.base(), settings.limits().pageSize());
      Selection selection = select(directory);
      return complete(selection, directory.pages(), begun);
    } catch (IncompleteRead e) {
      return new Read.Incomplete(String.valueOf(e.getMessage()));
    }
  }

  private Selection select(Directory directory) throws IncompleteRead {
    return switch (settings.scope()) {
      case Scope.Everybody() ->
          new Selection(
              directory.search("people", PersonEntry.everybody(), people.wanted()),
              List.of(),
              "people under " + settings.base());
      case Scope.Group(String group) ->
          new GroupSelection(
                  directory, new GroupEntries(directory, settings.base()), people.wanted())
              .of(group);
    };
  }

  private Read complete(Selection selection, int pages, Instant begun) throws IncompleteRead {
    Map<SourceId, Person> usable = new TreeMap<>();
    Map<SourceId, Unusable> unusable = new TreeMap<>();
    for (Entry entry : selection.entries()) {
      SourceId id = people.id(entry).orElseThrow(() -> withoutId(entry));
      Optional<Unusable> problem = people.unusable(id, entry);
      problem.ifPresent(why -> unusable.put(id, why));
      if (problem.isEmpty()) {
        usable.put(id, people.person(id, entry));
      }
    }
    long millis = Duration.between(begun, clock.instant()).toMillis();
    String proof =
        "%s, %s %s, %s ms"
            .formatted(selection.count(), pages, pages == 1 ? "page" : "pages", millis);
    return new Read.Complete(
        new ArrayList<>(usable.values()), List.of(), proof, new ArrayList<>(unusable.values()));
  }

  // Every server that has these attributes gives them to every entry. Leaving the person out would
  // look like leaving.
  private static IncompleteRead withoutId(Entry entry) {
    return new IncompleteRead(
        "%s shows neither entryUUID nor objectGUID, so nobody can be recognised after a rename. The bind account needs the right to read one of them."
            .formatted(entry.getDN()));
  }

  private LDAPConnection connect() throws IncompleteRead {
    LDAPConnection connection;
    try {
      LDAPURL url = new LDAPURL(settings.url());
      connection = new LDAPConnection(sockets(url), options(), url.getHost(), url.getPort());
    } catch (LDAPException e) {
      throw LdapTrouble.connecting(settings, e);
    }
    try {
      connection.bind(settings.bind(), settings.password().reveal());
      return connection;
    } catch (LDAPException e) {
      connection.close();
      throw LdapTrouble.binding(settings, e);
    }
  }

  private LDAPConnectionOptions options() {
    LDAPConnectionOptions options = new LDAPConnectionOptions();
    options.setConnectTimeoutMillis(Math.toIntExact(settings.limits().connect().toMillis()));
    options.setResponseTimeoutMillis(settings.limits().response().toMillis());
    options.setAbandonOnTimeout(true);
    options.setFollowReferrals(false);
    options.setUseSynchronousMode(true);
    options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
    return options;
  }

  private static SocketFactory sockets(LDAPURL url) {
    try {
      return url.getScheme().equals("ldaps")
          ? SSLContext.getDefault().getSocketFactory()
          : SocketFactory.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no default TLS context.", e);
    }
  }
}
