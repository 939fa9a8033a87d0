package io.rollcall.faces.wire;

import java.util.Locale;
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

  /// @param keyword of a fixed set, never anything that a client sent; told in lower case with
  ///   hyphens
  public About refused(String keyword) {
    String word = keyword.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    return new About(face, route, directory, organization, Optional.of(word));
  }

  /// The same, with a word for this status of an error where nobody has said more.
  public About refused(int status) {
    return refusal.isPresent() ? this : refused(word(status));
  }

  private static String word(int status) {
    return switch (status) {
      case 401 -> "unauthenticated";
      case 403 -> "forbidden";
      case 404 -> "not-found";
      case 405, 501 -> "not-offered";
      case 409 -> "conflict";
      case 412 -> "precondition-failed";
      case 413 -> "too-large";
      case 415 -> "media-type";
      case 429 -> "rate-limited";
      case 503 -> "unavailable";
      default -> status >= 500 ? "failed" : "bad-request";
    };
  }
}
