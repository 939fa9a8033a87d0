package io.rollcall.db;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.JavaMigration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.flywaydb.core.internal.scanner.Scanner;
import org.jspecify.annotations.Nullable;

/// The scripts that Flyway finds, without those in the folders of other dialects.
///
/// @param foreign the names of these folders
record Scripts(ResourceProvider found, List<String> foreign) implements ResourceProvider {

  static Scripts of(Dialect dialect, Configuration configuration) {
    return new Scripts(
        new Scanner<>(JavaMigration.class, configuration, configuration.getLocations()),
        Arrays.stream(Dialect.values())
            .filter(other -> other != dialect)
            .map(other -> "/" + other.name().toLowerCase(Locale.ROOT) + "/")
            .toList());
  }

  @Override
  public @Nullable LoadableResource getResource(String name) {
    return found.getResource(name);
  }

  @Override
  public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
    return found.getResources(prefix, suffixes).stream()
        .filter(script -> foreign.stream().noneMatch(script.getAbsolutePath()::contains))
        .toList();
  }
}
