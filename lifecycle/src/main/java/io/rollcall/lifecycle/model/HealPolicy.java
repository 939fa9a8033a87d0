package io.rollcall.lifecycle.model;

/// What a run may heal by itself at a target: nothing; what a person agreed to in `apply` or
/// `heal`; whatever is proven.
public enum HealPolicy {
  OFF,
  ASK,
  AUTO
}
