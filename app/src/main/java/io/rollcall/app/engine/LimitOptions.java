package io.rollcall.app.engine;

import io.rollcall.lifecycle.RunRules;
import picocli.CommandLine.Option;

/// What a person allows for one run, whatever the limits of the configuration say.
public final class LimitOptions {
  @Option(
      names = "--allow-revoke",
      paramLabel = "N",
      defaultValue = "0",
      description = "So many people may lose access, whatever the limit says (default: 0).")
  private int allowRevoke;

  @Option(
      names = "--allow-delete",
      paramLabel = "N",
      defaultValue = "0",
      description = "So many accounts may be deleted, whatever the limit says (default: 0).")
  private int allowDelete;

  @Option(
      names = "--allow-remove",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "So many members may be removed from groups, whatever the limit says (default: 0).")
  private int allowRemove;

  @Option(
      names = "--allow-rename",
      paramLabel = "N",
      defaultValue = "0",
      description = "So many people may get another address, whatever the limit says (default: 0).")
  private int allowRename;

  @Option(
      names = "--allow-lost",
      paramLabel = "N",
      defaultValue = "0",
      description = "So many linked accounts or groups may be missing at the target (default: 0).")
  private int allowLost;

  /// The same rules with what is allowed.
  public RunRules on(RunRules rules) {
    return rules.allowing(
        new RunRules.Allowed(allowRevoke, allowDelete, allowRemove, allowRename, allowLost));
  }
}
