package io.rollcall.faces.connection;

/// Why a request is not taken, before any face has seen it.
///
/// @param status of HTTP
/// @param word for the figures, of a fixed set
/// @param detail a sentence for an administrator, without anything that the client sent
public record Refusal(int status, String word, String detail) {}
