package io.rollcall.app.service;

import io.rollcall.app.cli.CommandFailure;
import io.rollcall.platform.Directory;
import io.rollcall.platform.Organization;
import io.rollcall.platform.Platform;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which directory a command is about: an id, or a name that only one directory has.
final class DirectoryOption {
  @Parameters(paramLabel = "DIRECTORY", description = "Its id or its name.")
  private String idOrName = "";

  @Option(names = "--org", paramLabel = "NAME", description = "Name or id of the organization.")
  private Optional<String> organization = Optional.empty();

  Directory of(Platform platform) {
    return find(platform, organization, idOrName);
  }

  static Directory find(Platform platform, Optional<String> organization, String idOrName) {
    List<Directory> fitting =
        all(platform, organization).stream()
            .filter(d -> d.id().equals(idOrName) || d.name().equals(idOrName))
            .toList();
    if (fitting.size() == 1) {
      return fitting.getFirst();
    }
    throw new CommandFailure(
        fitting.isEmpty()
            ? "There is no directory " + idOrName + ". See ./rollcall directory list."
            : "Several directories are called "
                + idOrName
                + ". Say which organization with --org.");
  }

  static List<Directory> all(Platform platform, Optional<String> organization) {
    List<Organization> organizations =
        organization
            .map(name -> List.of(OrganizationOption.find(platform, name)))
            .orElseGet(() -> platform.organizations().list());
    return organizations.stream()
        .flatMap(o -> platform.directories().list(o.id()).stream())
        .toList();
  }
}
