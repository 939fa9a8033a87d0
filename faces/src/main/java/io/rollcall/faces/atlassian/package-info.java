/// Atlassian's face: a directory's SCIM under `/scim/directory/{directoryId}`, where every User is
/// one directory's record of an account of the platform.
@NullMarked
package io.rollcall.faces.atlassian;

import org.jspecify.annotations.NullMarked;
