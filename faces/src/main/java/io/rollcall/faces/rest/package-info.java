/// What the APIs beside SCIM have in common, ours and those of all vendors:
/// [paths][io.rollcall.faces.rest.Template], [tables of routes][io.rollcall.faces.rest.RouteTable]
/// and [what a request says][io.rollcall.faces.rest.Wanted]. Their errors have nothing in common.
@NullMarked
package io.rollcall.faces.rest;

import org.jspecify.annotations.NullMarked;
