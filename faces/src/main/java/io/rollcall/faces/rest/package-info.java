/// What REST APIs of all vendors have in common, where it is not SCIM:
/// [paths][io.rollcall.faces.rest.Template], [tables of routes][io.rollcall.faces.rest.RouteTable]
/// and [what a request says][io.rollcall.faces.rest.Wanted]. Their errors have nothing in common.
@NullMarked
package io.rollcall.faces.rest;

import org.jspecify.annotations.NullMarked;
