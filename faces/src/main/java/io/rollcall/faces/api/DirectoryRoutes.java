package io.rollcall.faces.api;

import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.platform.Choice;
import io.rollcall.platform.Choices;
import io.rollcall.platform.Directory;
import io.rollcall.platform.DirectoryUpdate;
import io.rollcall.platform.NewDirectory;
import io.rollcall.platform.Platform;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Leniencies;
import io.rollcall.scim.message.ScimException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Directories: made, changed, deleted.
///
/// @param basePath the path of a directory's SCIM base URL
record DirectoryRoutes(Platform platform, Function<Directory, String> basePath) {
  List<Route> all() {
    return List.of(
        Route.of("GET", "/api/directories", this::list),
        Route.of("POST", "/api/directories", this::create),
        Route.of("GET", "/api/directories/{directory}", this::show),
        Route.of("PATCH", "/api/directories/{directory}", this::update),
        Route.of("DELETE", "/api/directories/{directory}", this::delete, "confirm"));
  }

  private WireAnswer list(Call call) {
    return Answers.list(
        platform.directories().list(call.organization()), directory -> json(call, directory));
  }

  private WireAnswer create(Call call) {
    Fields fields = call.fields(fields("name", "preset"));
    NewDirectory wanted =
        new NewDirectory(
            fields.required("preset"),
            fields.string("name").orElse("directory"),
            fields.string("rateLimits"),
            leniencies(fields),
            choices(fields));
    Directory.WithToken made =
        Problem.done(
            platform.directories().create(call.caller(), call.organization(), wanted, false));
    Json.Obj body = json(call, made.directory());
    return Answers.created(
        call,
        "/api/directories/" + made.directory().id(),
        made.token().map(token -> body.with("token", Json.string(token))).orElse(body));
  }

  private WireAnswer show(Call call) {
    return Answers.ok(json(call, find(call)));
  }

  private WireAnswer update(Call call) {
    Fields fields = call.fields(fields("name"));
    DirectoryUpdate update =
        new DirectoryUpdate(
            fields.string("name"),
            fields.string("rateLimits"),
            leniencies(fields),
            Set.of(),
            Set.of(),
            choices(fields));
    return Answers.ok(
        json(
            call,
            Problem.done(
                platform.directories().update(call.caller(), call.variable("directory"), update))));
  }

  /// What cannot be undone needs the name, so that a wrong id deletes nothing.
  private WireAnswer delete(Call call) {
    Directory found = find(call);
    if (!call.parameter("confirm").filter(found.name()::equals).isPresent()) {
      throw Problem.invalid(
          "Deleting directory "
              + found.name()
              + " revokes its tokens and forgets what only it knew. To go ahead, add ?confirm= with its name.");
    }
    Directory _ = Problem.done(platform.directories().delete(call.caller(), found.id()));
    return Answers.done();
  }

  private Directory find(Call call) {
    String id = call.variable("directory");
    return platform.directories().list(call.organization()).stream()
        .filter(directory -> directory.id().equals(id))
        .findFirst()
        .orElseThrow(() -> Problem.unknown("Directory", id));
  }

  private static String[] fields(String... names) {
    Stream<String> settings = Stream.of("rateLimits", "strict", "refusedLeniencies");
    Stream<String> choices = Arrays.stream(Choice.values()).map(Choice::word);
    return Stream.of(Arrays.stream(names), settings, choices)
        .flatMap(some -> some)
        .toArray(String[]::new);
  }

  private static Choices choices(Fields fields) {
    return Choices.of(
        Arrays.stream(Choice.values())
            .collect(Collectors.toMap(choice -> choice, choice -> fields.string(choice.word()))));
  }

  /// `strict` is short for all of them, or none.
  private static Optional<Leniencies> leniencies(Fields fields) {
    Optional<Boolean> strict = fields.flag("strict");
    Optional<List<String>> refused = fields.strings("refusedLeniencies");
    if (strict.isPresent() && refused.isPresent()) {
      throw Problem.invalid("Say either \"strict\" or \"refusedLeniencies\", not both.");
    }
    try {
      return refused
          .map(Leniencies::read)
          .or(() -> strict.map(all -> all ? Leniencies.STRICT : Leniencies.LENIENT));
    } catch (ScimException e) {
      throw Problem.invalid(e.error().detail() + ".");
    }
  }

  private Json.Obj json(Call call, Directory directory) {
    Json.Builder choices = Json.object();
    directory.choices().forEach((choice, word) -> choices.put(choice.word(), word));
    return Json.object()
        .put("directoryId", directory.id())
        .put("name", directory.name())
        .put("preset", directory.preset().name())
        .put("baseUrl", call.request().origin() + basePath.apply(directory))
        .put("rateLimits", directory.rateLimits())
        .put("strict", directory.isStrict())
        .put("refusedLeniencies", Json.strings(directory.leniencies().refused()))
        .putAll(choices.build())
        .put("created", directory.created().toString())
        .build();
  }
}
