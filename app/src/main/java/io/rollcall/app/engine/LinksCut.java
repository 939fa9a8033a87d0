package io.rollcall.app.engine;

import io.rollcall.app.cli.CommandFailure;
import io.rollcall.app.cli.Confirmation;
import io.rollcall.db.Leases;
import io.rollcall.lifecycle.LinkCut;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.store.LinkFile;
import io.rollcall.lifecycle.store.Store;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "cut",
    description =
        "Forget whose an account is: from now on nobody's, and nothing is done with it. Sends nothing.",
    footer = {"rollcall links cut ada@acme.example --target app"})
final class LinksCut implements Callable<Integer> {
  @Parameters(paramLabel = "WHO", description = "An address, a name, a source id or an account id.")
  private String who = "";

  @Option(
      names = "--target",
      paramLabel = "NAME",
      required = true,
      description = "At which target.")
  private String target = "";

  @Mixin private Confirmation confirmation = new Confirmation();
  @Mixin private Remembered remembered = new Remembered();

  @Override
  public Integer call() {
    confirmation.mustBePossible();
    return remembered.with(this::cut);
  }

  private int cut(Store store, Leases leases) {
    LinkCut cut = new LinkCut(store, leases, Clock.systemUTC());
    Link link = one(cut.live(who, target));
    if (!confirmation.agrees(
        "Cut " + link.person() + " from account " + link.accountId() + " at " + target + "?")) {
      throw new CommandFailure("Nothing was cut.");
    }
    Link severed =
        switch (cut.cut(link)) {
          case LinkCut.Cut.Done done -> done.link();
          case LinkCut.Cut.Changed _ ->
              throw new CommandFailure(
                  "Nothing was cut: meanwhile the link has changed. See: ./rollcall links list --target "
                      + target);
          case LinkCut.Cut.Occupied occupied -> throw new CommandFailure(words(occupied));
        };
    remembered.output().show(() -> LinkFile.write(List.of(severed)), () -> words(severed));
    return 0;
  }

  private Link one(List<Link> links) {
    if (links.isEmpty()) {
      throw new CommandFailure(
          "Nobody who is or was called "
              + who
              + " has a live link at "
              + target
              + ". See: ./rollcall links list --target "
              + target);
    }
    if (links.size() > 1) {
      throw new CommandFailure(
          who
              + " may be one of several: "
              + links.stream()
                  .map(link -> link.person() + " (account " + link.accountId() + ")")
                  .collect(Collectors.joining(", "))
              + ". Name the account.");
    }
    return links.getFirst();
  }

  private String words(LinkCut.Cut.Occupied occupied) {
    return "A run is under way at "
        + target
        + occupied.holder().map(holder -> ", by " + holder).orElse("")
        + ", and goes by its links. Nothing was cut; try again when it has ended.";
  }

  private static String words(Link link) {
    return """
    Cut: %s and account %s at %s. The account stays as it is.
    Next run: if %s is not in scope, nobody touches the account any more. If they are, the run looks for
    their account as for anybody new, finds this one by its address or ids, and links it again; so take
    them out of the scope first. To have the link back: ./rollcall links import\
    """
        .formatted(link.person(), link.accountId(), link.target(), link.person());
  }
}
