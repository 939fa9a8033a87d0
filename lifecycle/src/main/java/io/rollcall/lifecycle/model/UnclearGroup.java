package io.rollcall.lifecycle.model;

/// A group of the source of which nobody can say whether a target shall have it, or under which
/// name.
///
/// @param why what could not be told, as half a sentence
public record UnclearGroup(SourceGroup group, String why) {}
