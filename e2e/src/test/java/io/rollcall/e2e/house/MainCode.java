package io.rollcall.e2e.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.rollcall.e2e.stage.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// All that is not a test: as compiled classes, without what the build generates from the
/// migrations, and as files.
final class MainCode {

  private static final DescribedPredicate<JavaClass> WRITTEN_BY_US =
      DescribedPredicate.describe(
          "written by us", type -> !(type.getPackageName() + ".").contains(".tables."));

  /// Read once, for all rules.
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.rollcall")
          .that(WRITTEN_BY_US);

  private MainCode() {}

  /// Every file under `src/main` of every module, relative to the checkout, in a stable order.
  static List<Path> files() {
    Path root = Checkout.root();
    try (Stream<Path> modules = Files.list(root)) {
      return modules
          .map(module -> module.resolve("src/main"))
          .filter(Files::isDirectory)
          .flatMap(MainCode::filesUnder)
          .map(root::relativize)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + root, e);
    }
  }

  private static Stream<Path> filesUnder(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot walk " + folder, e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(Checkout.root().resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }
}
