/// The wire: everything HTTP of the directory service. [FaceServer][io.rollcall.faces.FaceServer]
/// listens and asks each face whether a path is its own; one package per vendor holds that vendor's
/// preset, routes, error shapes and spellings; `scim` holds what all SCIM faces share. No SQL and
/// no transaction here: faces call the acts of `platform`.
@NullMarked
package io.rollcall.faces;

import org.jspecify.annotations.NullMarked;
