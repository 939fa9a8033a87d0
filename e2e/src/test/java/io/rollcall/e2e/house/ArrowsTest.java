package io.rollcall.e2e.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Who may know whom. Maven keeps modules from seeing what they do not depend on; these rules also
/// name the libraries of each, and the packages within a module.
final class ArrowsTest {

  private static final JavaClasses MAIN = MainCode.CLASSES;

  /// What a module may use besides itself, the JDK and the nullness annotations.
  ///
  /// @param name the module, and its package under `io.rollcall`
  record Module(String name, List<String> mayUse) {

    Module(String name, String... mayUse) {
      this(name, List.of(mayUse));
    }

    ArchRule rule() {
      var allowed = new ArrayList<>(mayUse);
      allowed.addAll(
          List.of(
              packages(),
              "java..",
              "javax.sql..",
              "javax.net..",
              "javax.crypto..",
              "org.jspecify.."));
      return classes()
          .that()
          .resideInAPackage(packages())
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(allowed.toArray(String[]::new))
          .allowEmptyShould(true);
    }

    private String packages() {
      return "io.rollcall." + name + "..";
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Module> modules() {
    String scim = "io.rollcall.scim..";
    String db = "io.rollcall.db..";
    String platform = "io.rollcall.platform..";
    return Stream.of(
        new Module("scim", "tools.jackson.core.."),
        new Module(
            "db",
            "org.jooq..",
            "org.flywaydb..",
            "com.zaxxer.hikari..",
            "org.sqlite..",
            "org.postgresql..",
            "tools.jackson.core.."),
        new Module("platform", scim, db, "org.jooq.."),
        new Module("faces", platform, scim, "io.helidon..", "io.prometheus.."),
        new Module(
            "lifecycle",
            scim,
            db,
            "org.jooq..",
            "com.unboundid..",
            "de.siegmar.fastcsv..",
            "dev.cel..",
            "com.google.common.collect.."));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void aModuleUsesOnlyWhatItMay(Module module) {
    module.rule().check(MAIN);
  }

  @Test
  void facesHoldNoSql() {
    noClasses()
        .that()
        .resideInAPackage("io.rollcall.faces..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..")
        .allowEmptyShould(true)
        .check(MAIN);
  }

  @Test
  void serviceAndEngineNeverSeeEachOther() {
    var service =
        new String[] {"io.rollcall.platform..", "io.rollcall.faces..", "io.rollcall.app.service.."};
    var engine = new String[] {"io.rollcall.lifecycle..", "io.rollcall.app.engine.."};
    noClasses()
        .that()
        .resideInAnyPackage(service)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(engine)
        .check(MAIN);
    noClasses()
        .that()
        .resideInAnyPackage(engine)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(service)
        .check(MAIN);
  }

  @Test
  void scimIsPure() {
    var inMemory =
        "java\\.io\\.(ByteArray|String|Buffered)?(InputStream|OutputStream|Reader|Writer)";
    var values =
        "java\\.io\\.(Serializable|(Unchecked)?IOException)|java\\.net\\.(IDN|URI|URLDecoder|URLEncoder)";
    noClasses()
        .that()
        .resideInAPackage("io.rollcall.scim..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "java.io..",
                    "java.net..",
                    "java.nio.channels..",
                    "java.nio.file..",
                    "java.sql..")
                .and(not(nameMatching(inMemory)))
                .and(not(nameMatching(values))))
        .orShould()
        .dependOnClassesThat(nameMatching("java\\.time\\.(Clock|InstantSource)"))
        .orShould()
        .dependOnClassesThat(nameMatching("java\\.util\\.(Random|random\\..*|Timer)"))
        .check(MAIN);
  }

  @Test
  void packagesOfAModuleFormNoCircle() {
    slices().matching("io.rollcall.(**)").should().beFreeOfCycles().check(MAIN);
  }
}
