package io.rollcall.app.service;

import io.rollcall.platform.Directory;
import io.rollcall.platform.Platform;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Leniencies;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A directory with its base URL and perhaps its token, read within one opening of the data.
record DirectoryShown(Directory directory, String baseUrl, Optional<String> token) {

  static DirectoryShown of(Platform platform, Directory.WithToken made) {
    return new DirectoryShown(made.directory(), baseUrl(platform, made.directory()), made.token());
  }

  static DirectoryShown of(Platform platform, Directory directory) {
    return new DirectoryShown(directory, baseUrl(platform, directory), Optional.empty());
  }

  /// Without a service known, the path alone.
  private static String baseUrl(Platform platform, Directory directory) {
    return platform.settings().publicUrl().orElse("") + Vendors.basePath(directory);
  }

  Json.Obj withToken() {
    return Json.object()
        .put("organizationId", directory.organizationId())
        .put("directoryId", directory.id())
        .put("preset", directory.preset().name())
        .put("baseUrl", baseUrl)
        .put("token", token.<Json>map(Json::string).orElseGet(Json.Null::new))
        .build();
  }

  Json.Obj json() {
    return Json.object()
        .put("organizationId", directory.organizationId())
        .put("directoryId", directory.id())
        .put("name", directory.name())
        .put("preset", directory.preset().name())
        .put("baseUrl", baseUrl)
        .put("rateLimits", directory.rateLimits())
        .put("strict", directory.isStrict())
        .put("refusedLeniencies", Json.strings(directory.leniencies().refused()))
        .putAll(choices())
        .put("created", directory.created().toString())
        .build();
  }

  private Json.Obj choices() {
    Json.Builder choices = Json.object();
    directory.choices().forEach((choice, word) -> choices.put(choice.word(), word));
    return choices.build();
  }

  String text() {
    String head = "directory " + String.join("  ", row());
    return token.map(t -> head + "\ntoken     " + t + "   (shown only this once)").orElse(head);
  }

  /// With what it refuses.
  String details() {
    String refused =
        directory.isStrict()
            ? "strict: refuses every leniency"
            : directory.leniencies().equals(Leniencies.LENIENT)
                ? "lenient: refuses no leniency"
                : "refuses " + String.join(", ", directory.leniencies().refused());
    String chosen =
        directory.choices().entrySet().stream()
            .map(entry -> "; " + entry.getKey().word() + " " + entry.getValue())
            .collect(Collectors.joining());
    return text() + "\nrate limits " + directory.rateLimits() + "; " + refused + chosen;
  }

  List<String> row() {
    return List.of(
        directory.name(), directory.id(), "preset " + directory.preset().name(), baseUrl);
  }
}
