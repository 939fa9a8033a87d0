package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.MEMBERSHIP;

import java.util.Collection;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/// Who uses one of these licenses.
///
/// @param usual the license of who was given none; empty text for none
/// @param roles the roles that use licenses
/// @param others whether everybody else is meant
public record Licensed(
    Collection<String> names, String usual, Collection<String> roles, boolean others) {
  Condition condition() {
    Condition uses =
        MEMBERSHIP.ROLE.in(roles).and(DSL.coalesce(MEMBERSHIP.LICENSE, DSL.val(usual)).in(names));
    return others ? DSL.not(uses) : uses;
  }
}
