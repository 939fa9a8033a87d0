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

/// Makes accounts once more where the directory service stands in for the vendor, over the API that
/// the vendor has, as they are at the original.
final class Copying {
  private final Target standIn;
  private final Twins twins;

  /// @param twins learns whose copy each account is
  Copying(Target standIn, Twins twins) {
    this.standIn = standIn;
    this.twins = twins;
  }

  /// @return what could not be copied, or not as it is
  List<String> accounts(List<Account> originals) {
    List<String> losses = new ArrayList<>();
    try (ExecutorService several = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Optional<String>>> made =
          originals.stream().map(one -> several.submit(() -> account(one))).toList();
      try {
        for (Future<Optional<String>> one : made) {
          one.get().ifPresent(losses::add);
        }
      } catch (InterruptedException _) {
        several.shutdownNow();
        Thread.currentThread().interrupt();
        throw new CommandFailure("The rehearsal was stopped.");
      } catch (ExecutionException e) {
        several.shutdownNow();
        throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
      }
    }
    losses.addAll(differences(originals));
    return losses;
  }

  private Optional<String> account(Account original) {
    return switch (standIn.create(original.address(), original.attributes())) {
      case Target.Answer.Done(Optional<Account> made) when made.isPresent() ->
          completed(original, made.get());
      case Target.Answer.Done _ -> Optional.of(lost(original, "it does not show afterwards"));
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
    Attributes left = wanted(original, made);
    if (left.isEmpty()) {
      return Optional.empty();
    }
    return switch (standIn.change(made.id(), left)) {
      case Target.Answer.Done _ -> Optional.empty();
      case Target.Answer.Taken(var _, String text) -> Optional.of(lost(original, text));
      case Target.Answer.Missing(String text) -> Optional.of(lost(original, text));
      case Target.Answer.Refused refused -> Optional.of(lost(original, refused.text()));
    };
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
