package io.rollcall.lifecycle.target;

import java.util.Optional;

/// Whether a target lets the tokens that are configured do something.
///
/// @param act what, as "change the address of an account"
/// @param hindrance why not, with what to do about it, as a sentence; empty: it may be done
public record Permission(String act, Optional<String> hindrance) {}
