package io.rollcall.faces.wire;

import java.util.Optional;

/// What an answer was about, for the request log and the figures; clients never see it.
///
/// Whoever asks for what is not theirs must leave the same line as whoever asks for what does not
/// exist. So `directory` and `organization` are those of the caller's token, never what the path
/// names, and `route` is a template of a fixed set, never a path.
///
/// @param face the face that answered, such as `scim`
/// @param route the template that matched, such as `/scim/v2/{directoryId}/Users/{id}`
/// @param refusal why not, in a word of a fixed set, such as `body-too-large`
public record About(
    Optional<String> face,
    Optional<String> route,
    Optional<String> directory,
    Optional<String> organization,
    Optional<String> refusal) {
  /// Nothing is known.
  public static final About NOTHING =
      new About(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /// A route of a face.
  public static About route(String face, String template) {
    return new About(
        Optional.of(face),
        Optional.of(template),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /// The directory, and the organization, whose token was sent.
  public About of(String directoryId, String organizationId) {
    return new About(face, route, Optional.of(directoryId), Optional.of(organizationId), refusal);
  }

  /// The organization whose key was sent.
  public About ofOrganization(String organizationId) {
    return new About(face, route, directory, Optional.of(organizationId), refusal);
  }

  /// @param word lower case with hyphens, never anything that a client sent
  public About refused(String word) {
    return new About(face, route, directory, organization, Optional.of(word));
  }
}
