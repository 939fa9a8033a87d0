package io.rollcall.app.service;

import io.rollcall.db.Database;
import io.rollcall.faces.FaceServer;
import io.rollcall.faces.Health;
import io.rollcall.faces.UnknownPath;
import io.rollcall.faces.wire.Face;
import io.rollcall.platform.Platform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The directory service, listening: the platform on its database, and a face for every vendor.
public final class DirectoryService implements AutoCloseable {
  private final Database database;
  private final Platform platform;
  private final FaceServer server;
  private final String publicUrl;

  private DirectoryService(
      Database database, Platform platform, FaceServer server, String publicUrl) {
    this.database = database;
    this.platform = platform;
    this.server = server;
    this.publicUrl = publicUrl;
  }

  /// Starts to listen, and records the public URL in the data.
  ///
  /// @param database closed with the service, and when the service cannot start
  /// @throws IOException when the address cannot be listened on
  public static DirectoryService start(Database database, FaceServer.Listen listen)
      throws IOException {
    try {
      Platform platform = Store.platform(database);
      FaceServer server =
          FaceServer.start(listen, faces(platform), () -> UUID.randomUUID().toString());
      String publicUrl = listen.publicUrl().orElseGet(server::url);
      platform.settings().setPublicUrl(publicUrl);
      return new DirectoryService(database, platform, server, publicUrl);
    } catch (IOException | RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static List<Face> faces(Platform platform) {
    List<Face> faces = new ArrayList<>();
    faces.add(new Health(() -> platform.settings().publicUrl()));
    Vendors.ALL.forEach(vendor -> faces.add(vendor.face().apply(platform, Vendors.bases())));
    faces.add(new UnknownPath(platform, Vendors.ALL.stream().map(Vendor::dialect).toList()));
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

  /// What clients call it.
  public String publicUrl() {
    return publicUrl;
  }

  /// Lets the requests in progress finish.
  @Override
  public void close() {
    server.close();
    database.close();
  }
}
