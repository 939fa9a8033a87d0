package io.rollcall.platform;

import java.util.Optional;

/// A group of an organization, without its members.
///
/// @param directoryId the directory that it belongs to; empty where directories share their groups
/// @param members how many accounts are members themselves
public record GroupSummary(String id, String name, Optional<String> directoryId, long members) {}
