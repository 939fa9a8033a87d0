package io.rollcall.app.service;

import io.rollcall.app.cli.CommandFailure;
import io.rollcall.app.cli.Output;
import io.rollcall.platform.Retention;
import io.rollcall.platform.RetentionPolicy;
import io.rollcall.scim.json.Json;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "retention",
    description =
        "How long personal data that is not needed any more is kept. A running service applies it every hour.",
    subcommands = {
      RetentionCommands.Show.class,
      RetentionCommands.Update.class,
      RetentionCommands.Run.class
    },
    footer = {"rollcall retention show"})
final class RetentionCommands {

  @Command(
      name = "show",
      description = "How long everything is kept.",
      footer = {"rollcall retention show"})
  static final class Show implements Runnable {
    @Mixin private Store store = new Store();
    @Mixin private Output output = new Output();

    @Override
    public void run() {
      RetentionPolicy policy = store.with(platform -> platform.retention().policy());
      output.show(() -> json(policy), () -> text(policy));
    }
  }

  @Command(
      name = "set",
      description = "Keep something for so many days (400d), or forever.",
      footer = {"rollcall retention set --log-entries 90d --cut 365d --former forever"})
  static final class Update implements Runnable {
    @Option(
        names = "--log-entries",
        paramLabel = "TIME",
        description = "Entries of the troubleshooting log (usual: 400d).")
    private Optional<String> log = Optional.empty();

    @Option(
        names = "--cut",
        paramLabel = "TIME",
        description =
            "Memberships that ended, and accounts that are in no organization (usual: forever).")
    private Optional<String> cut = Optional.empty();

    @Option(
        names = "--former",
        paramLabel = "TIME",
        description = "externalIds of Users that a directory deleted (usual: 730d).")
    private Optional<String> former = Optional.empty();

    @Mixin private Store store = new Store();
    @Mixin private Output output = new Output();

    @Override
    public void run() {
      if (log.isEmpty() && cut.isEmpty() && former.isEmpty()) {
        throw CommandFailure.misuse("Say what to keep how long: --log-entries, --cut or --former.");
      }
      RetentionPolicy policy =
          store.with(platform -> {
            RetentionPolicy before = platform.retention().policy();
            RetentionPolicy after =
                new RetentionPolicy(
                    span("--log-entries", log, before.log()),
                    span("--cut", cut, before.cut()),
                    span("--former", former, before.former()));
            platform.retention().set(after);
            return after;
          });
      output.show(() -> json(policy), () -> text(policy));
    }

    private static Optional<Duration> span(
        String option, Optional<String> given, Optional<Duration> otherwise) {
      if (given.isEmpty()) {
        return otherwise;
      }
      if (given.get().equals("forever")) {
        return Optional.empty();
      }
      if (!given.get().matches("[1-9]\\d{0,4}d")) {
        throw CommandFailure.misuse(
            option + " is a number of days like 400d, or forever; not " + given.get() + ".");
      }
      String days = given.get().substring(0, given.get().length() - 1);
      return Optional.of(Duration.ofDays(Long.parseLong(days)));
    }
  }

  @Command(
      name = "run",
      description = "Forget now what is too old.",
      footer = {"rollcall retention run"})
  static final class Run implements Runnable {
    @Mixin private Store store = new Store();
    @Mixin private Output output = new Output();

    @Override
    public void run() {
      Retention.Forgotten forgotten = store.with(platform -> platform.retention().run());
      output.show(
          () ->
              Json.object()
                  .put("logEntries", forgotten.logEntries())
                  .put("memberships", forgotten.memberships())
                  .put("former", forgotten.former())
                  .put("accounts", forgotten.accounts())
                  .put("deleted", forgotten.deleted())
                  .build(),
          () ->
              "Forgot "
                  + forgotten.logEntries()
                  + " log entries, "
                  + forgotten.memberships()
                  + " memberships that ended, "
                  + forgotten.former()
                  + " former externalIds, "
                  + forgotten.accounts()
                  + " accounts; erased "
                  + forgotten.deleted()
                  + " accounts whose deletion period is over");
    }
  }

  private static Json.Obj json(RetentionPolicy policy) {
    return Json.object()
        .put("logEntries", word(policy.log()))
        .put("cut", word(policy.cut()))
        .put("former", word(policy.former()))
        .build();
  }

  private static String text(RetentionPolicy policy) {
    return "log-entries   "
        + word(policy.log())
        + "   entries of the troubleshooting log\ncut           "
        + word(policy.cut())
        + "   memberships that ended, and accounts that are in no organization\nformer        "
        + word(policy.former())
        + "   externalIds of Users that a directory deleted";
  }

  private static String word(Optional<Duration> span) {
    return span.map(kept -> kept.toDays() + "d").orElse("forever");
  }
}
