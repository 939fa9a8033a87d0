/// Atlassian: a directory's SCIM API, and the organization's API that shows accounts without a
/// record there. Facts and their sources are in {@link
/// io.rollcall.lifecycle.target.atlassian.AtlassianTraits}.
@NullMarked
package io.rollcall.lifecycle.target.atlassian;

import org.jspecify.annotations.NullMarked;
