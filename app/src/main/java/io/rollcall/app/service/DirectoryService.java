package io.rollcall.app.service;

import com.sun.management.UnixOperatingSystemMXBean;
import io.rollcall.app.service.domain.NetworkDomainCheck;
import io.rollcall.db.Database;
import io.rollcall.faces.FaceServer;
import io.rollcall.faces.Figures;
import io.rollcall.faces.Health;
import io.rollcall.faces.Serving;
import io.rollcall.faces.UnknownPath;
import io.rollcall.faces.api.ApiFace;
import io.rollcall.faces.connection.Limits;
import io.rollcall.faces.rate.RateLimiter;
import io.rollcall.faces.scim.Dialect;
import io.rollcall.faces.watch.Figure;
import io.rollcall.faces.watch.Machine;
import io.rollcall.faces.watch.Metrics;
import io.rollcall.faces.watch.RequestLog;
import io.rollcall.faces.wire.Face;
import io.rollcall.platform.Directory;
import io.rollcall.platform.Platform;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/// The directory service, listening: the platform on its database, and a face for every vendor.
public final class DirectoryService implements AutoCloseable {
  private final Database database;
  private final Platform platform;
  private final FaceServer server;
  private final AtomicBoolean draining;
  private final Housekeeping housekeeping;
  private final Duration drainDelay;

  private DirectoryService(
      Database database,
      Platform platform,
      FaceServer server,
      AtomicBoolean draining,
      Housekeeping housekeeping,
      Duration drainDelay) {
    this.database = database;
    this.platform = platform;
    this.server = server;
    this.draining = draining;
    this.housekeeping = housekeeping;
    this.drainDelay = drainDelay;
  }

  /// What an operator sees.
  ///
  /// @param metrics whether `/metrics` is served
  /// @param figures more of them
  /// @param labelled more of them, one for each of some things
  /// @param drainDelay for how long a stopping service says so before it takes no new connections
  public record Watched(
      RequestLog log,
      boolean metrics,
      List<Figure> figures,
      List<Figure.Labelled> labelled,
      Duration drainDelay) {
    static final Watched BY_NOBODY =
        new Watched(RequestLog.off(), false, List.of(), List.of(), Duration.ZERO);
  }

  /// Starts to listen, watched by nobody.
  public static DirectoryService start(Database database, FaceServer.Listen listen)
      throws IOException {
    return start(database, listen, Watched.BY_NOBODY);
  }

  /// Starts to listen, and records the public URL in the data.
  ///
  /// @param database closed with the service, and when the service cannot start
  /// @throws IOException when the address cannot be listened on
  public static DirectoryService start(Database database, FaceServer.Listen listen, Watched watched)
      throws IOException {
    try {
      Platform platform = Store.platform(database);
      var draining = new AtomicBoolean();
      FaceServer server = FaceServer.start(listen, serving(database, platform, draining, watched));
      platform.settings().setPublicUrl(server.publicUrl());
      return new DirectoryService(
          database,
          platform,
          server,
          draining,
          Housekeeping.start(database, platform.retention()),
          watched.drainDelay());
    } catch (IOException | RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static Serving serving(
      Database database, Platform platform, AtomicBoolean draining, Watched watched) {
    var metrics = new Metrics(Machine.figures());
    DatabaseFigures.of(database).forEach(metrics::add);
    watched.figures().forEach(metrics::add);
    watched.labelled().forEach(metrics::add);
    var vital = new ArrayList<Face>();
    vital.add(new Health(() -> platform.settings().publicUrl(), draining::get));
    if (watched.metrics()) {
      vital.add(new Figures(metrics));
    }
    return new Serving(
        faces(platform),
        vital,
        () -> UUID.randomUUID().toString(),
        Clock.systemUTC(),
        Limits.of(Runtime.getRuntime().maxMemory(), mostOpenFiles()),
        watched.log(),
        metrics,
        Platform::away);
  }

  private static long mostOpenFiles() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getMaxFileDescriptorCount()
        : Short.MAX_VALUE;
  }

  private static List<Face> faces(Platform platform) {
    var limiter = new RateLimiter(Clock.systemUTC());
    List<Face> faces = new ArrayList<>();
    faces.add(
        new ApiFace(platform, Vendors::basePath, NetworkDomainCheck.ofThisMachine(), limiter));
    Vendors.ALL.forEach(vendor -> faces.add(vendor.face().on(platform, Vendors.bases(), limiter)));
    List<Dialect> dialects = Vendors.ALL.stream().map(Vendor::dialect).toList();
    faces.add(new UnknownPath(platform, dialects, limiter));
    return faces;
  }

  /// The acts.
  public Platform platform() {
    return platform;
  }

  /// Where it listens.
  public String url() {
    return server.url();
  }

  /// Where the SCIM of a directory is.
  public URI base(Directory directory) {
    return URI.create(url() + Vendors.basePath(directory));
  }

  /// What clients call it.
  public String publicUrl() {
    return server.publicUrl();
  }

  /// Says for a moment that it stops, takes no new connections, and lets the requests in progress
  /// finish.
  @Override
  public void close() {
    draining.set(true);
    server.drain();
    try {
      Thread.sleep(drainDelay);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    server.close();
    housekeeping.close();
    database.close();
  }
}
