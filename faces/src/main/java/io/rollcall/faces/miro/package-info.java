/// Miro's face: its [preset][io.rollcall.faces.miro.MiroPreset], SCIM under `/api/v1/scim` and the
/// parts of its REST API that a lifecycle tool needs. REST is a [table of
/// routes][io.rollcall.faces.miro.MiroRoutes]: each reads its call, does one act of the platform
/// and writes what became of it.
@NullMarked
package io.rollcall.faces.miro;

import org.jspecify.annotations.NullMarked;
