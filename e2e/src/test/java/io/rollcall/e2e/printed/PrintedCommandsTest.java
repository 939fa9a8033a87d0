package io.rollcall.e2e.printed;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.e2e.house.CommandNames;
import io.rollcall.e2e.stage.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every command that these pages print does what they say of it. The blocks `sh` of a guide are
/// carried out in `guide`.
@Tag("blackbox")
@TestInstance(Lifecycle.PER_CLASS)
final class PrintedCommandsTest {
  private static final String ERRORS = "docs/reference/errors.md";
  private static final List<String> GUIDES =
      List.of("docs/guide/fix-an-email-conflict.md", "docs/guide/merge-two-companies.md");

  private Optional<Hosted> host = Optional.empty();
  private final Map<String, Supplier<Scene>> scenes = new HashMap<>();

  private static List<Printed> errors() {
    return page(ERRORS, Set.of());
  }

  private static Collection<Printed> commands() {
    Map<String, Printed> commands = new LinkedHashMap<>();
    errors().forEach(command -> commands.putIfAbsent(command.words(), command));
    for (String guide : GUIDES) {
      page(guide, Set.of("sh")).forEach(command -> commands.putIfAbsent(command.words(), command));
    }
    Set<String> all = Set.copyOf(commands.keySet());
    return commands.values().stream().filter(command -> !command.isNameOfOneOf(all)).toList();
  }

  private static List<Printed> page(String name, Set<String> done) {
    try {
      String text = Files.readString(Checkout.root().resolve(name));
      return new PrintedPage(name, text, done).commands(CommandNames.all());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name, e);
    }
  }

  @BeforeAll
  void open(@TempDir Path folder) {
    Hosted opened = new Hosted(folder);
    host = Optional.of(opened);
    Supplier<Studio> studio = once(() -> new Studio(opened));
    Supplier<Shops> shops = once(() -> new Shops(opened));
    scenes.putAll(new ConflictScenes(studio).all());
    scenes.putAll(new CaseScenes(studio).all());
    scenes.putAll(new RunScenes(shops).all());
    scenes.putAll(new LinkScenes(shops).all());
    scenes.putAll(new ServiceScenes(opened, shops).all());
  }

  /// Opened when the first command needs it.
  private static <T> Supplier<T> once(Supplier<T> opening) {
    Map<String, T> opened = new HashMap<>();
    return () -> opened.computeIfAbsent("it", _ -> opening.get());
  }

  @AfterAll
  void close() {
    host.ifPresent(Hosted::close);
  }

  @Test
  void thePageOfErrorsHasManyAndNoneIsOverlooked() {
    assertThat(errors())
        .extracting(Printed::words)
        .hasSizeGreaterThan(50)
        .contains("heal ADDRESS", "cases decide CASE CHOICE", "log --org NAME --id DIAGNOSIS");
  }

  @Test
  void everySceneIsOfACommandThatIsPrinted() {
    assertThat(commands()).extracting(Printed::words).containsAll(scenes.keySet());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aCommandDoesWhatThePageSays(Printed command) {
    Optional.ofNullable(scenes.get(command.words()))
        .orElseThrow(() -> new AssertionError("No scene says what this does: " + command))
        .get()
        .play(command);
  }
}
