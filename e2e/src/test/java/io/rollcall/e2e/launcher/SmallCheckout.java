package io.rollcall.e2e.launcher;

import io.rollcall.e2e.stage.Checkout;
import io.rollcall.e2e.stage.Launch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A checkout with the real launcher and one module. Its Maven notes each build in a file and puts
/// a jar where it was told; its java is a shell script that says what it was given, and runs what
/// `SAY` holds. As a real one, it does not start with a cache that was made of jars elsewhere.
final class SmallCheckout {

  private static final String MAVEN =
      """
      #!/bin/sh
      echo built >>"$BUILDS"
      if [ -n "${BUILD_WAITS_FOR:-}" ]; then read -r nothing <"$BUILD_WAITS_FOR"; fi
      [ -z "${BUILD_FAILS:-}" ] || { echo "no semicolon"; exit 1; }
      for word in "$@"; do
        case $word in -Drollcall.lib=*) mkdir -p "${word#*=}" && echo jar >"${word#*=}/program.jar" ;; esac
      done
      """;

  private static final String JAVA =
      """
      #!/bin/sh
      until [ "$1" = io.rollcall.app.Main ]; do
        case $1 in
          -cp) jars=$2 ;;
          -XX:AOTCacheOutput=*) learning=${1#*=} ;;
          -XX:AOTCache=*) cache=${1#*=} ;;
          io.rollcall.app.Training) echo "$jars" >"$learning"; exit ;;
        esac
        shift
      done
      shift
      if [ -n "${cache:-}" ] && [ "$(cat "$cache")" != "$jars" ]; then
        echo "Error occurred during initialization of VM"
        exit 1
      fi
      eval "${SAY:-}"
      echo "started $*"
      """;

  private static final List<String> TOOLS =
      List.of(
          "cat",
          "chmod",
          "cmp",
          "cp",
          "date",
          "find",
          "grep",
          "gzip",
          "head",
          "ln",
          "mkdir",
          "mv",
          "ps",
          "readlink",
          "rm",
          "rmdir",
          "sleep",
          "tar",
          "tr",
          "uname");

  private final Path home;
  private Path root;

  /// Lays out everything under `home`.
  SmallCheckout(Path home) {
    this.home = home;
    this.root = home.resolve("a checkout");
    copy("rollcall");
    copy("bin/build.sh");
    copy("bin/dist.sh");
    copy("bin/jvm.sh");
    write(root.resolve("bin/toolchain.sh"), onlyOurOwnPlaces(read("bin/toolchain.sh")));
    write(root.resolve("pom.xml"), "<project/>");
    write(root.resolve(".mvn/jvm.config"), "");
    write(root.resolve("app/pom.xml"), "<project/>");
    source("app/src/main/java/Main.java");
    source("app/src/test/java/MainTest.java");
    script("maven/bin/mvn", MAVEN);
    jdk("jdk", "25.0.1");
  }

  Path root() {
    return root;
  }

  /// The launcher, started in `home` by its full name.
  Launch launcher() {
    return launcher(root.resolve("rollcall"));
  }

  Launch launcher(Path name) {
    var environment =
        Map.of(
            "PATH", home.resolve("maven/bin") + ":" + tools(),
            "JAVA_HOME", home.resolve("jdk").toString(),
            "HOME", home.toString(),
            "BUILDS", home.resolve("builds").toString(),
            "ROLLCALL_BUILD", "");
    return new Launch(List.of(name.toString()), home, environment, Duration.ofSeconds(60));
  }

  /// A folder with the few tools that the launcher may rely on, and no Java and no Maven.
  Path tools() {
    Path tools = home.resolve("tools");
    if (!Files.exists(tools)) {
      TOOLS.forEach(
          tool -> script("tools/" + tool, "#!/bin/sh\nexec " + machines(tool) + " \"$@\"\n"));
    }
    return tools;
  }

  private static Path machines(String tool) {
    return Stream.of("/bin", "/usr/bin")
        .map(folder -> Path.of(folder, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("This machine has no " + tool));
  }

  /// How often Maven was called.
  int builds() {
    Path noted = home.resolve("builds");
    return Files.exists(noted) ? lines(noted).size() : 0;
  }

  /// The folders that builds went to and that are still there.
  List<String> folders() {
    try (Stream<Path> all = Files.list(root.resolve(".build"))) {
      return all.filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list the builds", e);
    }
  }

  /// A JDK, by what its `release` file says.
  Path jdk(String name, String version) {
    write(
        home.resolve(name).resolve("release"),
        "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"" + version + "\"\n");
    script(name + "/bin/javac", "#!/bin/sh\n");
    script(name + "/bin/java", JAVA);
    return home.resolve(name);
  }

  /// Moves it, with all that is built, to another folder of `home`.
  void moveTo(String folder) {
    try {
      root = Files.move(root, home.resolve(folder));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot move the checkout", e);
    }
  }

  /// A file of the checkout, new or changed.
  void source(String file) {
    write(root.resolve(file), "changed");
  }

  void remove(String file) {
    try {
      Files.delete(root.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove " + file, e);
    }
  }

  /// The usual places for a JDK and for Maven, without those that are the machine's.
  private static String onlyOurOwnPlaces(String script) {
    return Pattern.compile("^    (?=/)", Pattern.MULTILINE)
        .matcher(script)
        .replaceAll("    /nowhere");
  }

  private static String read(String file) {
    return String.join("\n", lines(Checkout.root().resolve(file))) + "\n";
  }

  void copy(String file) {
    try {
      Path copy = root.resolve(file);
      Files.createDirectories(copy.getParent());
      Files.copy(Checkout.root().resolve(file), copy, StandardCopyOption.COPY_ATTRIBUTES);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot copy " + file, e);
    }
  }

  void script(String file, String text) {
    Path script = home.resolve(file);
    write(script, text);
    if (!script.toFile().setExecutable(true)) {
      throw new IllegalStateException("Cannot make executable: " + script);
    }
  }

  static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }

  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }
}
