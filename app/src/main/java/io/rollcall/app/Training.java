package io.rollcall.app;

import java.util.List;
import java.util.Map;

/// Runs a few commands on data of its own at the end of a build, so that the JVM can note which
/// classes the program needs and how they are linked. From that the launcher's cache is made, with
/// which a command starts several times faster. Nothing depends on how these commands end. They
/// know nothing of the environment: whoever builds may have named data of their own in it.
final class Training {

  private Training() {}

  /// @param args the folder for the data
  static void main(String[] args) {
    String data = args[0];
    List<List<String>> lines =
        List.of(
            List.of("--help"),
            List.of("org", "create", "Training", "--data", data, "--json"),
            List.of("org", "list", "--data", data, "--json"),
            List.of(
                "member",
                "add",
                "--org",
                "Training",
                "--email",
                "a@b.example",
                "--role",
                "member",
                "--data",
                data),
            List.of("key", "create", "--org", "Training", "--data", data, "--json"),
            List.of("log", "--org", "Training", "--data", data),
            // The service, the engine, LDAP and HTTP, all in one.
            List.of("demo", "--exit", "--port", "0", "--data", data + "/demo"));
    for (var line : lines) {
      int code = Main.run(Main.commands(Map.of()), line.toArray(String[]::new));
      System.err.println(line + " ended with " + code);
    }
  }
}
