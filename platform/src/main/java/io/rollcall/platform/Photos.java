package io.rollcall.platform;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Echo;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The photos of a User, where only pictures of some kinds are taken. Nothing is fetched: a URL
/// whose path names no kind of file is taken as it is.
///
/// @param endings of file names; empty where photos may be anything
record Photos(Set<String> endings) {
  private static final String PHOTOS = "photos";
  private static final String TYPE = "photo";

  /// @throws ScimException invalidValue if a photo that is new is of another kind
  Json.Obj held(Json.Obj before, Json.Obj after) {
    List<Json.Obj> photos = after.objects(PHOTOS);
    if (endings.isEmpty() || photos.isEmpty()) {
      return after;
    }
    List<Json.Obj> known = before.objects(PHOTOS);
    return after.with(
        PHOTOS,
        Json.array(
            photos.stream().map(photo -> known.contains(photo) ? photo : held(photo)).toList()));
  }

  private Json.Obj held(Json.Obj photo) {
    String type = photo.string("type").orElse(TYPE);
    if (!type.equalsIgnoreCase(TYPE)) {
      throw ScimError.invalidValue(
              "photos.type is \"photo\" here, not \"%s\".".formatted(Echo.of(type)))
          .exception();
    }
    check(photo.string("value").orElse(""));
    return photo.with("type", Json.string(TYPE));
  }

  private void check(String url) {
    String path = path(url);
    String file = path.substring(path.lastIndexOf('/') + 1);
    String ending = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (file.indexOf('.') >= 0 && !endings.contains(ending)) {
      throw ScimError.invalidValue(
              "photos.value \"%s\" ends in .%s; a photo is one of %s."
                  .formatted(
                      Echo.of(url),
                      Echo.of(ending),
                      endings.stream().sorted().collect(Collectors.joining(", "))))
          .exception();
    }
  }

  private static String path(String url) {
    try {
      URI uri = URI.create(url);
      String scheme = uri.getScheme();
      if (("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme))
          && uri.getHost() != null) {
        return uri.getPath();
      }
    } catch (IllegalArgumentException e) {
      // Told below, with everything else that is no such URL.
    }
    throw ScimError.invalidValue(
            "photos.value must be the http or https URL of a picture, not \"%s\"."
                .formatted(Echo.of(url)))
        .exception();
  }
}
