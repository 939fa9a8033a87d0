package io.rollcall.e2e.house;

import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// How the code is spelt, and what it keeps its hands off.
final class SpellingTest {

  private static final JavaClasses MAIN = MainCode.CLASSES;
  private static final List<Path> FILES = MainCode.files();

  private static final List<String> VENDORS = List.of("miro", "atlassian");

  /// Where a vendor may be named besides its own packages: the lists of vendors, and the demo.
  private static final Pattern MAY_NAME_VENDORS =
      Pattern.compile("app/src/main/java/io/rollcall/app/(.*/)?(Vendors\\.java|demo/.*)");

  @Test
  void nobodyButAVendorsOwnPackageKnowsTheVendor() {
    for (String vendor : VENDORS) {
      assertThat(FILES)
          .filteredOn(file -> !file.toString().contains("/" + vendor + "/"))
          .filteredOn(file -> !MAY_NAME_VENDORS.matcher(file.toString()).matches())
          .filteredOn(file -> MainCode.text(file).toLowerCase(Locale.ROOT).contains(vendor))
          .as("files that mention " + vendor)
          .isEmpty();
    }
  }

  @Test
  void everyPackageSaysWhatItIsForAndIsNullMarked() {
    var packages =
        FILES.stream()
            .filter(file -> file.toString().endsWith(".java"))
            .map(Path::getParent)
            .collect(Collectors.toSet());
    assertThat(packages)
        .isNotEmpty()
        .allSatisfy(folder -> {
          Path declared = folder.resolve("package-info.java");
          assertThat(FILES).contains(declared);
          assertThat(MainCode.text(declared)).startsWith("/// ").contains("@NullMarked");
        });
  }

  @Test
  void nothingIsCalledByAWordThatSaysNothing() {
    noClasses()
        .should()
        .haveNameMatching(".*[.$](\\w*(Manager|Helper|Util|Utils|Impl|Data|Info)|Abstract\\w*)")
        .check(MAIN);
  }

  @Test
  void noStateIsStatic() {
    fields().that().areStatic().and().doNotHaveModifier(SYNTHETIC).should().beFinal().check(MAIN);
  }

  @Test
  void onlyTheProgramItselfReadsTheClockAndMakesRandomNumbers() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.rollcall.app..")
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callConstructor(Random.class)
        .orShould()
        .callConstructor(SecureRandom.class)
        .check(MAIN);
  }

  @Test
  void nobodyUsesReflectionOrWritesToStandardOutput() {
    noClasses().should().dependOnClassesThat().resideInAPackage("java.lang.reflect..").check(MAIN);
    noClasses()
        .that()
        .resideOutsideOfPackage("io.rollcall.app..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(MAIN);
  }
}
