package io.rollcall.app.engine.kind;

/// One question of `init`.
///
/// @param option the option that answers it: `--scim-url`
/// @param text what is asked
/// @param example what is taken when the answer is empty
public record Question(String option, String text, String example) {}
