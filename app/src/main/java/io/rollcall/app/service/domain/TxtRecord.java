package io.rollcall.app.service.domain;

import io.rollcall.platform.DomainChallenge;
import io.rollcall.platform.DomainCheck.Finding;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;

/// The TXT record `_rollcall.DOMAIN`, asked for through the JDK's own DNS client.
///
/// @param server `dns://host:port`, or `dns:` for the machine's name servers
record TxtRecord(String server) implements NetworkDomainCheck.Place {
  private static final String FIRST_WAIT_MILLIS = "2000";
  private static final String ATTEMPTS = "2";

  static TxtRecord ofThisMachine() {
    return new TxtRecord("dns:");
  }

  @Override
  public Finding look(DomainChallenge challenge) {
    String name = challenge.dnsName();
    try {
      List<String> texts = texts(name);
      if (texts.contains(challenge.text())) {
        return new Finding.Shown("the TXT record " + name);
      }
      return new Finding.NotShown(
          texts.isEmpty()
              ? "There is no TXT record " + name + "."
              : "The TXT record " + name + " says something else.");
    } catch (NameNotFoundException _) {
      return new Finding.NotShown("There is no TXT record " + name + ".");
    } catch (NamingException e) {
      return new Finding.NotShown("DNS could not be asked for " + name + "; try again later.");
    }
  }

  /// The compiler warns of JNDI, since a server can make some of its providers load objects: this
  /// is the one for DNS, which knows texts only, and its environment is no other kind of table.
  @SuppressWarnings({"BanJNDI", "JdkObsolete"})
  private List<String> texts(String name) throws NamingException {
    Hashtable<String, String> environment = new Hashtable<>();
    environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    environment.put(Context.PROVIDER_URL, server);
    environment.put("com.sun.jndi.dns.timeout.initial", FIRST_WAIT_MILLIS);
    environment.put("com.sun.jndi.dns.timeout.retries", ATTEMPTS);
    DirContext context = new InitialDirContext(environment);
    try {
      Attribute found = context.getAttributes(name + ".", new String[] {"TXT"}).get("TXT");
      return found == null ? List.of() : values(found.getAll());
    } finally {
      context.close();
    }
  }

  /// A text may stand in quotes.
  private static List<String> values(NamingEnumeration<?> values) throws NamingException {
    List<String> texts = new ArrayList<>();
    while (values.hasMore()) {
      texts.add(String.valueOf(values.next()).replace("\"", "").strip());
    }
    return texts;
  }
}
