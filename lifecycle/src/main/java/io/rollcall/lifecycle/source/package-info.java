/// Where people come from: what every source delivers, and one package per kind.
@NullMarked
package io.rollcall.lifecycle.source;

import org.jspecify.annotations.NullMarked;
