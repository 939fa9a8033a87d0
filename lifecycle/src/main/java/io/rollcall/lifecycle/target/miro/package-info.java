/// Miro: its SCIM API, and the REST API that shows whom SCIM hides. Facts and their sources are in
/// {@link io.rollcall.lifecycle.target.miro.MiroTraits}.
@NullMarked
package io.rollcall.lifecycle.target.miro;

import org.jspecify.annotations.NullMarked;
