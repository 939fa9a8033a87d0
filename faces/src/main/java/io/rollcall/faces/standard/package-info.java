/// The standard face: SCIM 2.0 as the RFCs have it, under `/scim/v2/{directoryId}`, for whoever
/// needs a directory service and no vendor's habits.
@NullMarked
package io.rollcall.faces.standard;

import org.jspecify.annotations.NullMarked;
