package io.rollcall.app.service;

import io.rollcall.app.cli.Output;
import io.rollcall.app.cli.Spans;
import io.rollcall.platform.Caller;
import io.rollcall.platform.Directory;
import io.rollcall.platform.DirectoryTokens;
import io.rollcall.platform.Platform;
import io.rollcall.platform.Token;
import io.rollcall.scim.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "token",
    description = "The tokens of a directory. Each is shown once, when it is made.",
    subcommands = {
      DirectoryTokenCommands.Rotate.class,
      DirectoryTokenCommands.ListAll.class,
      DirectoryTokenCommands.Revoke.class
    },
    footer = {"rollcall directory token list okta"})
final class DirectoryTokenCommands {
  private static final Caller OPERATOR = new Caller.Operator();

  @Command(
      name = "rotate",
      description =
          "Make a new token. The old ones work on for a while, so that both sides can change over.",
      footer = {
        "rollcall directory token rotate okta --overlap 2d # both tokens work for two days"
      })
  static final class Rotate implements Runnable {
    @Mixin private DirectoryOption which = new DirectoryOption();

    @Option(
        names = "--overlap",
        paramLabel = "TIME",
        defaultValue = "1h",
        converter = Spans.class,
        description = "How long the old tokens work still, like 30m or 2d (default: 1h).")
    private Duration overlap = Duration.ZERO;

    @Mixin private Store store = new Store();
    @Mixin private Output output = new Output();

    @Override
    public void run() {
      DirectoryShown rotated = store.with(this::rotate);
      output.show(rotated::withToken, rotated::text);
    }

    private DirectoryShown rotate(Platform platform) {
      String id = which.of(platform).id();
      return DirectoryShown.of(
          platform, Store.done(platform.directoryTokens().rotate(OPERATOR, id, overlap)));
    }
  }

  @Command(
      name = "list",
      description = "Every token of a directory, without its secret.",
      footer = {"rollcall directory token list okta --org Acme"})
  static final class ListAll implements Runnable {
    @Mixin private DirectoryOption which = new DirectoryOption();
    @Mixin private Store store = new Store();
    @Mixin private Output output = new Output();

    @Override
    public void run() {
      List<Token> all =
          store.with(platform ->
              Store.done(platform.directoryTokens().list(OPERATOR, which.of(platform).id())));
      output.show(
          () -> Json.array(all.stream().map(DirectoryTokenCommands::json).toList()),
          () ->
              Output.table(
                  all.stream().map(DirectoryTokenCommands::row).toList(),
                  "No tokens. Make one: ./rollcall directory token rotate DIRECTORY"));
    }
  }

  @Command(
      name = "revoke",
      description =
          "Make tokens worthless, at once: every one but the newest, unless something else is said.",
      footer = {
        "rollcall directory token revoke okta # all but the newest",
        "rollcall directory token revoke okta --all"
      })
  static final class Revoke implements Runnable {
    @Mixin private DirectoryOption which = new DirectoryOption();
    @ArgGroup private Selection selection = new Selection();
    @Mixin private Store store = new Store();
    @Mixin private Output output = new Output();

    /// Which tokens.
    static final class Selection {
      @Option(names = "--all", description = "Every token: nobody comes in any more.")
      private boolean all;

      @Option(names = "--id", paramLabel = "TOKEN", description = "One token, by its id.")
      private Optional<String> id = Optional.empty();
    }

    private record Revoked(Directory directory, int tokens) {}

    @Override
    public void run() {
      Revoked revoked = store.with(this::revoke);
      output.show(
          () ->
              Json.object()
                  .put("directoryId", revoked.directory().id())
                  .put("revoked", revoked.tokens())
                  .build(),
          () ->
              "Revoked "
                  + revoked.tokens()
                  + (revoked.tokens() == 1 ? " token" : " tokens")
                  + " of directory "
                  + revoked.directory().name()
                  + (selection.all || selection.id.isPresent() ? "." : "; the newest one stays."));
    }

    private Revoked revoke(Platform platform) {
      Directory found = which.of(platform);
      return new Revoked(found, revoke(platform.directoryTokens(), found.id()));
    }

    private int revoke(DirectoryTokens tokens, String directoryId) {
      if (selection.id.isPresent()) {
        Token _ = Store.done(tokens.revoke(OPERATOR, directoryId, selection.id.get()));
        return 1;
      }
      return Store.done(
          selection.all
              ? tokens.revokeAll(OPERATOR, directoryId)
              : tokens.revokeOld(OPERATOR, directoryId));
    }
  }

  private static Json.Obj json(Token token) {
    return Json.object()
        .put("directoryId", token.directoryId())
        .put("tokenId", token.id())
        .put("created", token.created().toString())
        .putIfPresent("expires", token.expires().map(Object::toString))
        .putIfPresent("revoked", token.revoked().map(Object::toString))
        .build();
  }

  private static List<String> row(Token token) {
    return List.of(
        token.id(),
        "since " + token.created(),
        token.revoked().isEmpty() ? token.expires().map(at -> "until " + at).orElse("") : "",
        token.revoked().map(at -> "revoked " + at).orElse(""));
  }
}
