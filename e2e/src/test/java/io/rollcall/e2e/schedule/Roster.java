package io.rollcall.e2e.schedule;

import com.unboundid.util.json.JSONObject;
import io.rollcall.e2e.stage.Http;
import io.rollcall.e2e.stage.Launch;
import io.rollcall.e2e.stage.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A company whose people are a file, an app with a directory of its own, and the folder of whoever
/// keeps the two alike.
record Roster(Path folder, Service app, JSONObject directory) {

  static Roster in(Path folder, Service app) {
    var _ = app.command("org", "create", "Acme", "--claim-domain", "acme.example");
    return new Roster(
        folder, app, app.command("directory", "create", "--org", "Acme", "--preset", "standard"));
  }

  /// So many people, of whom `renamed` have another family name. Readers see the old file or the
  /// new one.
  void employ(int people, int renamed) {
    String rows =
        IntStream.rangeClosed(1, people)
            .mapToObj(i ->
                "%d,p%d@acme.example,Pat,%s\n".formatted(i, i, i <= renamed ? "Renamed" : "Smith"))
            .collect(Collectors.joining());
    write("people.csv", "id,mail,given_name,family_name\n" + rows);
  }

  /// One change at a time, so that a request that is held up holds up the run.
  ///
  /// @param wire where the app is reached
  /// @param schedule the last line
  void configure(URI wire, String schedule) {
    write(
        "rollcall.yaml",
        """
        source: { type: file, people: people.csv, id: id }
        targets:
          app: { type: scim, url: "%s", token: env:APP_TOKEN, concurrency: 1 }
        %s
        """
            .formatted(wire.resolve(base().getPath()), schedule));
  }

  private void write(String name, String text) {
    try {
      Path fresh = Files.writeString(folder.resolve(name + ".new"), text);
      Files.move(
          fresh,
          folder.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Launch rollcall() {
    return Launch.rollcall(folder).with("APP_TOKEN", directory.getFieldAsString("token"));
  }

  private URI base() {
    return URI.create(directory.getFieldAsString("baseUrl"));
  }

  /// How many people the app has, of whom so many have a name that begins so.
  int shown(String familyName) {
    String filter = "?count=0&filter=name.familyName%20eq%20%22" + familyName + "%22";
    return new Http(app.url(), directory.getFieldAsString("token"))
        .get(base().getPath() + "/Users" + filter)
        .expect(200)
        .json()
        .getFieldAsInteger("totalResults");
  }
}
