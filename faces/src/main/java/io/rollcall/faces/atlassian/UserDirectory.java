package io.rollcall.faces.atlassian;

import io.rollcall.platform.Directory;
import io.rollcall.platform.Platform;
import io.rollcall.scim.message.Echo;
import java.util.List;

/// The user directory of an organization, in which everybody and every group is: there is one, and
/// it has the organization's id. The directories of SCIM are another thing.
record UserDirectory(Platform platform) {
  /// Stands for all of them.
  private static final String ALL = "-";

  /// Refuses a path that names another one.
  void check(AtlassianCall call) {
    String id = call.variable("userDirectory");
    if (!id.equals(ALL) && !id.equals(call.organization())) {
      throw AtlassianError.notFound(
              AtlassianError.NO_SUCH_THING,
              "Directory %s not found.%s The organization's user directory is %s; - stands for all."
                  .formatted(Echo.of(id), scim(call, id), call.organization()))
          .refusal();
    }
  }

  private String scim(AtlassianCall call, String id) {
    return platform.directories().list(call.organization()).stream()
            .map(Directory::id)
            .anyMatch(id::equals)
        ? " That is the id of a SCIM directory, which is another thing."
        : "";
  }

  /// Whether a list of directories leaves this one out.
  static boolean isLeftOut(AtlassianCall call, List<String> directoryIds) {
    return !directoryIds.isEmpty() && !directoryIds.contains(call.organization());
  }
}
