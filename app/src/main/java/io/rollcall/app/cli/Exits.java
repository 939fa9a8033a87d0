package io.rollcall.app.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/// What exit codes mean, as commands declare it (`exitCodeList`). Scripts rely on them.
public final class Exits {
  public static final String DONE = "0:Done.";
  public static final String FAILED = "1:It failed; stderr says why.";
  public static final String MISUSED = "2:Wrong usage or configuration; nothing was begun.";
  public static final String OPEN =
      "3:Done, and cases are open that a person has to decide: see rollcall cases list.";
  public static final String GATED = "4:Stopped by a gate: nothing was sent, or nothing more.";
  public static final String INTERRUPTED = "130:Stopped with Ctrl-C (SIGINT).";
  public static final String TOLD_TO_STOP = "143:Told to stop (SIGTERM).";

  /// Of commands that declare nothing else.
  public static final Map<String, String> USUAL = codes(DONE, FAILED, MISUSED);

  private Exits() {}

  private static Map<String, String> codes(String... all) {
    Map<String, String> codes = new LinkedHashMap<>();
    for (String one : all) {
      String[] parts = one.split(":", 2);
      codes.put(parts[0], parts[1]);
    }
    return codes;
  }
}
