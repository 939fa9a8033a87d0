package io.rollcall.platform;

import io.rollcall.platform.sql.SettingRows;
import java.util.Optional;

/// What the service knows about itself.
public final class Settings {
  private static final String PUBLIC_URL = "public-url";

  private final Acts acts;

  Settings(Acts acts) {
    this.acts = acts;
  }

  /// Where clients reach the service, once it has run.
  public Optional<String> publicUrl() {
    return acts.read(sql -> new SettingRows(sql).get(PUBLIC_URL));
  }

  public void setPublicUrl(String url) {
    acts.database()
        .write(sql -> {
          new SettingRows(sql).set(PUBLIC_URL, url);
          return url;
        });
  }
}
