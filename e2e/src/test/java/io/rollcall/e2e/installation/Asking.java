package io.rollcall.e2e.installation;

import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.directory.InitialDirContext;

/// Asks a name server for a TXT record, run by the Java of an installation: what the program needs
/// for that is found by name and by nobody's analysis.
final class Asking {
  private Asking() {}

  /// @param args the server, as `dns://host:port`, and the name
  @SuppressWarnings({"BanJNDI", "JdkObsolete"})
  static void main(String[] args) throws Exception {
    Hashtable<String, String> environment = new Hashtable<>();
    environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    environment.put(Context.PROVIDER_URL, args[0]);
    var context = new InitialDirContext(environment);
    System.out.println(context.getAttributes(args[1], new String[] {"TXT"}).get("TXT").get());
    context.close();
  }
}
