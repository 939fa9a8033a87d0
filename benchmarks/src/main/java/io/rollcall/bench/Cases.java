package io.rollcall.bench;

import io.rollcall.bench.Measurement.Limit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/// What is measured at one directory.
final class Cases {
  static final String MEMBERS = "PATCH of one member";

  private static final int READERS = 8;
  private static final int WRITERS = 16;
  private static final int PAGE = 100;

  private final Directory directory;
  private final int users;
  private final LongSupplier cpuNanos;
  private final AtomicInteger created = new AtomicInteger();
  private final List<Measurement> all = new ArrayList<>();

  /// @param users how many of the directory's Users are asked for; the others are spare
  Cases(Directory directory, int users, LongSupplier cpuNanos) {
    this.directory = directory;
    this.users = users;
    this.cpuNanos = cpuNanos;
  }

  List<Measurement> all() {
    read(
        "GET by id",
        (wire, random, _) -> get(wire, "/" + directory.ids().get(random.nextInt(users))));
    filter("userName eq", key -> "userName eq \"" + key + "@bench.example\"");
    filter("externalId eq", key -> "externalId eq \"ext-" + key + "\"");
    filter("emails.value eq", key -> "emails.value eq \"" + key + "@home.example\"");
    filter("displayName sw", key -> "displayName sw \"Person " + key.substring(0, 6) + "\"");
    filter("not indexed: title eq", key -> "title eq \"Title " + key + "\"");
    read("page of 100, first", (wire, _, _) -> get(wire, "?startIndex=1&count=" + PAGE));
    read(
        "page of 100, deep",
        (wire, random, _) ->
            get(wire, "?count=" + PAGE + "&startIndex=" + (users - PAGE - random.nextInt(PAGE))));
    read("cursor of 100, first", (wire, _, _) -> get(wire, "?cursor&count=" + PAGE));
    all.add(
        Measurement.of(
            "cursor of 100, deep",
            size(),
            Limit.READ,
            time -> {
              String cursor = deepCursor();
              return drive(
                  READERS, time, (wire, _, _) -> get(wire, "?count=" + PAGE + "&cursor=" + cursor));
            }));
    all.add(Measurement.of("POST", size(), Limit.WRITE, this::posts));
    write(
        "PATCH",
        (wire, random, _) -> {
          Directory.change(
              wire,
              path(random.nextInt(users)),
              Directory.patch(
                  "{\"op\":\"replace\",\"path\":\"nickName\",\"value\":\"N%d\"}"
                      .formatted(random.nextInt())));
          return 1;
        });
    write(
        "PUT",
        (wire, random, _) -> {
          int number = random.nextInt(users);
          String user = People.json(People.key("", number), "Title");
          wire.expect(200, "PUT", path(number), user.replace("Berlin", "B" + random.nextInt()));
          return 1;
        });
    return all;
  }

  /// Adds and removes one member again and again, each connection another one.
  Measurement members(int members) throws IOException {
    String group = directory.group(members);
    return Measurement.of(
        MEMBERS,
        count(members) + " members",
        Limit.WRITE,
        time ->
            drive(
                WRITERS,
                time,
                (wire, _, lane) -> {
                  String spare = directory.ids().get(users + lane);
                  Directory.change(wire, group, Directory.add(List.of(spare)));
                  Directory.change(wire, group, Directory.remove(spare));
                  return 2;
                }));
  }

  private void read(String name, Work work) {
    all.add(Measurement.of(name, size(), Limit.READ, time -> drive(READERS, time, work)));
  }

  private void write(String name, Work work) {
    all.add(Measurement.of(name, size(), Limit.WRITE, time -> drive(WRITERS, time, work)));
  }

  /// What a filter says about one User.
  @FunctionalInterface
  private interface About {
    String user(String key);
  }

  private void filter(String name, About about) {
    read(
        "filter " + name,
        (wire, random, _) -> {
          String filter = about.user(People.key("", random.nextInt(users)));
          return get(wire, "?count=10&filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8));
        });
  }

  private int get(Wire wire, String rest) throws IOException {
    wire.expect(200, "GET", directory.base() + "/Users" + rest, "");
    return 1;
  }

  private String path(int number) {
    return directory.base() + "/Users/" + directory.ids().get(number);
  }

  private Sample drive(int lanes, Duration time, Work work) throws Exception {
    List<Wire> wires = directory.wires(lanes);
    try {
      return Drive.over(wires, time, cpuNanos, work);
    } finally {
      for (Wire wire : wires) {
        wire.close();
      }
    }
  }

  /// What was created is deleted again, which is not measured.
  private Sample posts(Duration time) throws Exception {
    ConcurrentLinkedQueue<String> ids = new ConcurrentLinkedQueue<>();
    Sample sample =
        drive(
            WRITERS,
            time,
            (wire, _, _) -> {
              String user = People.json(People.key("new", created.incrementAndGet()), "Title");
              ids.add(directory.post(wire, user));
              return 1;
            });
    List<Wire> wires = directory.wires(WRITERS);
    try {
      wires.parallelStream().forEach(wire -> delete(wire, ids));
    } finally {
      for (Wire wire : wires) {
        wire.close();
      }
    }
    return sample;
  }

  private void delete(Wire wire, ConcurrentLinkedQueue<String> ids) {
    try {
      for (String id = ids.poll(); id != null; id = ids.poll()) {
        wire.expect(204, "DELETE", directory.base() + "/Users/" + id, "");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String deepCursor() throws IOException {
    try (Wire wire = new Wire(directory.server(), directory.token())) {
      String cursor = "";
      for (int read = 0; read < users * 9L / 10; read += PAGE) {
        String page =
            wire.expect(
                200,
                "GET",
                directory.base() + "/Users?attributes=id&count=" + PAGE + "&cursor=" + cursor,
                "");
        cursor = Directory.json(page).string("nextCursor").orElseThrow();
      }
      return cursor;
    }
  }

  private String size() {
    return count(users) + " users";
  }

  private static String count(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
