/// The words of a sync run as plain values: people and accounts, links, plans, changes, steps.
/// Nothing here does anything.
@NullMarked
package io.rollcall.lifecycle.model;

import org.jspecify.annotations.NullMarked;
