package io.rollcall.lifecycle.model;

/// What a directory knows an account as.
///
/// @param directory the directory's id
/// @param id the record's id there, which is the `id` of its SCIM User
public record DirectoryRecord(String directory, String id) {}
