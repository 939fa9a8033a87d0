/// Miro's face: its [preset][io.rollcall.faces.miro.MiroPreset], SCIM under `/api/v1/scim` and the
/// parts of its REST API that a lifecycle tool needs. REST walks the same four hops as SCIM, with
/// types of its own: reader, act, SQL, writer.
@NullMarked
package io.rollcall.faces.miro;

import org.jspecify.annotations.NullMarked;
