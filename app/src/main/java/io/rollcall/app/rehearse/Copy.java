package io.rollcall.app.rehearse;

import io.rollcall.lifecycle.TargetSetup;
import io.rollcall.lifecycle.http.Calls;
import java.time.Instant;
import java.util.List;

/// A target's accounts and groups, once more where the directory service stands in for it.
///
/// @param setup what the configuration says of the target, with the copy in its place, which is
///   known by the ids of the original
/// @param calls counts what is sent to the copy
/// @param at when the original was read
/// @param accounts how many were copied
/// @param groups how many were copied
/// @param losses what could not be copied, or not as it is, a sentence each
/// @param assumed what was taken to be so, since nobody can say, a sentence each
record Copy(
    TargetSetup setup,
    Calls calls,
    Instant at,
    int accounts,
    int groups,
    List<String> losses,
    List<String> assumed) {
  Copy {
    losses = List.copyOf(losses);
    assumed = List.copyOf(assumed);
  }
}
