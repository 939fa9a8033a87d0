package io.rollcall.app.rehearse;

import io.rollcall.app.cli.CommandFailure;
import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Makes accounts once more where the directory service stands in for the vendor, over the API that
/// the vendor has, as they are at the original.
final class Copying {
  private final Target standIn;
  private final Twins twins;
  private final int atOnce;

  /// @param twins learns whose copy each account is
  /// @param atOnce how many are made at a time
  Copying(Target standIn, Twins twins, int atOnce) {
    this.standIn = standIn;
    this.twins = twins;
    this.atOnce = atOnce;
  }

  /// Makes them, active all of them: to some vendors, whoever joins a group is active.
  ///
  /// @return what could not be copied
  List<String> make(List<Account> originals) {
    return sideBySide(originals, this::made);
  }

  /// Deactivates those who are not active, once all else is done.
  ///
  /// @return what could not be copied, or not as it is
  List<String> settle(List<Account> originals) {
    List<Account> inactive =
        originals.stream().filter(one -> !one.active() && twins.hasCopy(one.id())).toList();
    List<String> losses = new ArrayList<>(sideBySide(inactive, this::deactivated));
    losses.addAll(differences(originals));
    return losses;
  }

  private List<String> sideBySide(
      List<Account> originals, Function<Account, Optional<String>> work) {
    try (ExecutorService several = Executors.newFixedThreadPool(atOnce)) {
      List<Future<Optional<String>>> all =
          originals.stream().map(one -> several.submit(() -> work.apply(one))).toList();
      try {
        List<String> losses = new ArrayList<>();
        for (Future<Optional<String>> one : all) {
          one.get().ifPresent(losses::add);
        }
        return losses;
      } catch (InterruptedException _) {
        several.shutdownNow();
        Thread.currentThread().interrupt();
        throw new CommandFailure("The rehearsal was stopped.");
      } catch (ExecutionException e) {
        several.shutdownNow();
        throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
      }
    }
  }

  private Optional<String> made(Account original) {
    Target.Answer answer = standIn.create(original.address(), original.attributes());
    if (answer instanceof Target.Answer.Done(Optional<Account> copy) && copy.isPresent()) {
      return completed(original, copy.get());
    }
    return refused(original, answer).or(() -> Optional.of(lost(original, "it does not show")));
  }

  private Optional<String> deactivated(Account original) {
    return refused(
        original,
        standIn.change(
            twins.copy(original.id()), Attributes.of(Attributes.ACTIVE, Boolean.toString(false))));
  }

  private static Optional<String> refused(Account original, Target.Answer answer) {
    return switch (answer) {
      case Target.Answer.Done _ -> Optional.empty();
      case Target.Answer.Taken(var _, String text) -> Optional.of(lost(original, text));
      case Target.Answer.Missing(String text) -> Optional.of(lost(original, text));
      case Target.Answer.Refused refused -> Optional.of(lost(original, refused.text()));
    };
  }

  private static String lost(Account original, String why) {
    return "account " + original.address() + ": " + why;
  }

  // What a create leaves out or adds, and what only a change can do.
  private Optional<String> completed(Account original, Account made) {
    twins.pair(original.id(), made.id());
    original
        .managedAs()
        .ifPresent(theirs -> made.managedAs().ifPresent(ours -> twins.pair(theirs, ours)));
    Attributes left = wanted(original, made).without(Attributes.ACTIVE);
    return left.isEmpty() ? Optional.empty() : refused(original, standIn.change(made.id(), left));
  }

  private static Attributes wanted(Account original, Account made) {
    Map<String, String> wanted = new TreeMap<>();
    made.attributes().values().keySet().forEach(path -> wanted.put(path, ""));
    wanted.putAll(original.attributes().values());
    wanted.put(Attributes.ACTIVE, Boolean.toString(original.active()));
    return Attributes.of(wanted).differingFrom(made.everything());
  }

  private List<String> differences(List<Account> originals) {
    Map<String, Account> copies = new TreeMap<>();
    standIn.readAll().forEach(copy -> copies.put(twins.original(copy.id()), copy));
    return originals.stream()
        .flatMap(original ->
            Optional.ofNullable(copies.get(original.id()))
                .flatMap(copy -> difference(original, copy))
                .stream())
        .toList();
  }

  private static Optional<String> difference(Account original, Account copy) {
    Attributes wanted = wanted(original, copy);
    List<String> paths = new ArrayList<>(wanted.values().keySet());
    if (original.administrator() != copy.administrator()) {
      paths.add("being an administrator");
    }
    return paths.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "account %s: copied without %s as the target shows it"
                .formatted(original.address(), String.join(", ", paths)));
  }
}
