package io.rollcall.lifecycle.source.ldap;

import com.unboundid.ldap.sdk.EXTERNALBindRequest;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPURL;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import io.rollcall.lifecycle.source.IncompleteRead;
import io.rollcall.lifecycle.source.ldap.LdapSettings.SignIn;
import io.rollcall.lifecycle.tls.UnusableTls;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;

/// Opens connections: reach the server, protect the wire, sign in, in this order.
final class Connector {
  private final LdapSettings settings;

  Connector(LdapSettings settings) {
    this.settings = settings;
  }

  LDAPConnection connect() throws IncompleteRead {
    SSLContext tls = tls();
    LDAPConnection connection = open(tls);
    try {
      if (settings.server().startTls()) {
        startTls(connection, tls);
      }
      signIn(connection);
      return connection;
    } catch (IncompleteRead e) {
      connection.close();
      throw e;
    }
  }

  private SSLContext tls() throws IncompleteRead {
    try {
      return settings.server().tls().context();
    } catch (UnusableTls e) {
      throw new IncompleteRead(
          "No connection to %s: %s.".formatted(settings.server().url(), e.getMessage()), e);
    }
  }

  private LDAPConnection open(SSLContext tls) throws IncompleteRead {
    try {
      LDAPURL url = new LDAPURL(settings.server().url());
      SocketFactory sockets =
          url.getScheme().equals("ldaps") ? tls.getSocketFactory() : SocketFactory.getDefault();
      return new LDAPConnection(sockets, options(), url.getHost(), url.getPort());
    } catch (LDAPException e) {
      throw LdapTrouble.connecting(settings, e);
    }
  }

  private void startTls(LDAPConnection connection, SSLContext tls) throws IncompleteRead {
    try {
      var answer = connection.processExtendedOperation(new StartTLSExtendedRequest(tls));
      if (!answer.getResultCode().isConnectionUsable() || answer.getResultCode().intValue() != 0) {
        throw LdapTrouble.startingTls(settings, new LDAPException(answer));
      }
    } catch (LDAPException e) {
      throw LdapTrouble.startingTls(settings, e);
    }
  }

  private void signIn(LDAPConnection connection) throws IncompleteRead {
    try {
      var _ =
          switch (settings.signIn()) {
            case SignIn.ByPassword(var bind, var password) ->
                connection.bind(bind, password.reveal());
            // With an empty name, which is not the same as none: OpenLDAP asks again after none.
            case SignIn.ByCertificate() -> connection.bind(new EXTERNALBindRequest(""));
          };
    } catch (LDAPException e) {
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
}
