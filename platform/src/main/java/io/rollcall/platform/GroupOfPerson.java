package io.rollcall.platform;

/// A group that a person is in.
public record GroupOfPerson(String accountId, String groupId, String name, String description) {}
