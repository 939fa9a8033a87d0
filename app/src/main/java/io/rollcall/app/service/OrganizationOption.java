package io.rollcall.app.service;

import io.rollcall.app.cli.CommandFailure;
import io.rollcall.platform.Organization;
import io.rollcall.platform.Platform;
import picocli.CommandLine.Option;

/// `--org NAME`: which organization a command is about.
final class OrganizationOption {
  @Option(
      names = "--org",
      required = true,
      paramLabel = "NAME",
      description = "Name or id of the organization.")
  private String org = "";

  Organization of(Platform platform) {
    return find(platform, org);
  }

  static Organization find(Platform platform, String nameOrId) {
    return platform
        .organizations()
        .named(nameOrId)
        .or(() -> platform.organizations().withId(nameOrId))
        .orElseThrow(() ->
            new CommandFailure(
                "There is no organization "
                    + nameOrId
                    + ". See ./rollcall org list, or make it: ./rollcall org create "
                    + nameOrId));
  }
}
