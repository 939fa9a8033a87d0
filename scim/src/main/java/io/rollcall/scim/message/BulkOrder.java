package io.rollcall.scim.message;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// In which order the operations of a Bulk request can run (RFC 7644 §3.7.1, §3.7.2): what refers
/// to `bulkId:x` runs after `x`; otherwise the order given is kept.
///
/// Where operations refer to each other in a circle, one of them runs first without the values that
/// refer to what is not there yet, and a PATCH sets these afterwards.
public final class BulkOrder {

  /// Something to do for the operation at this place of the request. The steps of one operation
  /// together are what became of it.
  public sealed interface Step {
    int index();

    /// Runs this operation: as it was given, or without the values that come later.
    record Run(int index, BulkOperation operation) implements Step {}

    /// Sets the values that were left out, by a PATCH of what the operation made.
    record Complete(int index, BulkOperation patch) implements Step {}

    /// The operation cannot run.
    record Refuse(int index, ScimError error) implements Step {}
  }

  private enum Visit {
    BEGUN,
    ENDED
  }

  private final List<BulkOperation> operations;
  private final Map<String, Integer> makers = new HashMap<>();
  private final Map<Integer, Visit> visits = new HashMap<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<Step> completions = new ArrayList<>();

  private BulkOrder(List<BulkOperation> operations) {
    this.operations = operations;
  }

  /// The steps, in an order in which they can be taken; each operation has a [Step.Run] or a
  /// [Step.Refuse]. Before a step its operation is still to be [resolved][BulkOperation#resolved].
  public static List<Step> of(List<BulkOperation> operations) {
    BulkOrder order = new BulkOrder(operations);
    for (int i = 0; i < operations.size(); i++) {
      order.findMaker(i);
    }
    for (int i = 0; i < operations.size(); i++) {
      order.visit(i);
      order.complete();
    }
    return List.copyOf(order.steps);
  }

  private void findMaker(int index) {
    BulkOperation operation = operations.get(index);
    if (operation.method() == BulkOperation.Method.POST) {
      makers.putIfAbsent(operation.bulkId().orElseThrow(), index);
    }
  }

  /// What the operation refers to comes first, as deep as a circle is not closed.
  private void visit(int index) {
    if (visits.putIfAbsent(index, Visit.BEGUN) != null) {
      return;
    }
    BulkOperation operation = operations.get(index);
    Set<String> references = operation.references();
    refusal(index, operation, references)
        .ifPresentOrElse(
            error -> steps.add(new Step.Refuse(index, error)),
            () -> run(index, operation, circular(references)));
    visits.put(index, Visit.ENDED);
  }

  private Optional<ScimError> refusal(int index, BulkOperation operation, Set<String> references) {
    Optional<ScimError> unknown =
        references.stream()
            .filter(bulkId -> !makers.containsKey(bulkId))
            .findFirst()
            .map(
                bulkId -> BulkOperation.nothing(bulkId, "no POST of this request has that bulkId"));
    return operation
        .bulkId()
        .filter(_ -> operation.method() == BulkOperation.Method.POST)
        .filter(bulkId -> makers.getOrDefault(bulkId, index) != index)
        .map(bulkId ->
            ScimError.invalidValue(
                "bulkId %s is used by an operation before; each POST needs its own"
                    .formatted(Echo.of(bulkId))))
        .or(() -> unknown);
  }

  /// Visits what is referred to.
  ///
  /// @return which of it comes later all the same
  private Set<String> circular(Set<String> references) {
    Set<String> circular = new LinkedHashSet<>();
    for (String reference : references) {
      int maker = Objects.requireNonNull(makers.get(reference), reference);
      visit(maker);
      if (visits.get(maker) == Visit.BEGUN) {
        circular.add(reference);
      }
    }
    return circular;
  }

  /// Nobody can refer to what is no POST, so whatever it refers to is complete before it.
  private void run(int index, BulkOperation operation, Set<String> circular) {
    if (operation.method() != BulkOperation.Method.POST) {
      complete();
    }
    if (circular.isEmpty()) {
      steps.add(new Step.Run(index, operation));
    } else {
      BulkSplit split = BulkSplit.of(operation, circular);
      steps.add(new Step.Run(index, split.first()));
      completions.add(new Step.Complete(index, split.then()));
    }
  }

  private void complete() {
    steps.addAll(completions);
    completions.clear();
  }
}
