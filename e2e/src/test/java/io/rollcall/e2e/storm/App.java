package io.rollcall.e2e.storm;

import io.rollcall.faces.atlassian.AtlassianPreset;
import io.rollcall.faces.miro.MiroPreset;
import io.rollcall.faces.scim.Dialect;
import io.rollcall.faces.standard.StandardPreset;
import io.rollcall.lifecycle.http.HttpOptions;
import io.rollcall.lifecycle.secret.Secret;
import io.rollcall.lifecycle.target.Target;
import io.rollcall.lifecycle.target.Traits.Rate;
import io.rollcall.lifecycle.target.atlassian.AtlassianSettings;
import io.rollcall.lifecycle.target.atlassian.AtlassianTarget;
import io.rollcall.lifecycle.target.miro.MiroSettings;
import io.rollcall.lifecycle.target.miro.MiroTarget;
import io.rollcall.lifecycle.target.miro.MiroTraits;
import io.rollcall.lifecycle.target.scim.ScimSettings;
import io.rollcall.lifecycle.target.scim.ScimTarget;
import io.rollcall.lifecycle.target.scim.ScimTraits;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Each kind of target, against the preset of our own service that is like it.
enum App {
  SCIM(true) {
    @Override
    Target target(URI wire, Keys keys, HttpOptions http) {
      return new ScimTarget(
          new ScimSettings(NAME, base(wire, keys), token(keys), ScimTraits.KNOWN), http);
    }
  },
  ATLASSIAN(true) {
    @Override
    Target target(URI wire, Keys keys, HttpOptions http) {
      var admin = new AtlassianSettings.Admin(wire, keys.organization(), key(keys));
      var scim = new AtlassianSettings.Scim(base(wire, keys), token(keys));
      return new AtlassianTarget(new AtlassianSettings(NAME, scim, Optional.of(admin)), http);
    }
  },
  MIRO(false) {
    @Override
    Target target(URI wire, Keys keys, HttpOptions http) {
      var rest = new MiroSettings.Rest(wire, keys.organization(), key(keys));
      var scim = new MiroSettings.Scim(base(wire, keys), token(keys));
      return new MiroTarget(new MiroSettings(NAME, scim, Optional.of(rest)), http);
    }

    @Override
    List<Rate> rates() {
      return MiroTraits.traits().rates();
    }
  };

  /// What the configuration calls it.
  static final String NAME = "app";

  private static final int SMALL_BYTES = 500;

  /// Whether groups can be created over SCIM.
  final boolean createsGroups;

  App(boolean createsGroups) {
    this.createsGroups = createsGroups;
  }

  private Dialect dialect() {
    return switch (this) {
      case SCIM -> StandardPreset.dialect();
      case ATLASSIAN -> AtlassianPreset.dialect();
      case MIRO -> MiroPreset.dialect();
    };
  }

  /// What an administrator copied from the app's pages.
  record Keys(String organization, String directory, String token, String key) {}

  /// The target as the engine drives it, over a wire.
  abstract Target target(URI wire, Keys keys, HttpOptions http);

  /// The same as a configuration says it, with the secrets in `TOKEN` and `KEY`.
  String yaml(URI wire, Keys keys) {
    String scim = "url: \"" + base(wire, keys) + "\"";
    String rest = "{ url: \"" + wire + "\", org: \"" + keys.organization() + "\", ";
    return switch (this) {
      case SCIM -> "type: scim\n" + scim + "\ntoken: env:TOKEN";
      case ATLASSIAN ->
          "type: atlassian\nscim: { %s, token: env:TOKEN }\nadmin: %skey: env:KEY }"
              .formatted(scim, rest);
      case MIRO ->
          "type: miro\nscim: { %s, token: env:TOKEN }\nrest: %stoken: env:KEY }"
              .formatted(scim, rest);
    };
  }

  /// What the target allows; nothing where the vendor publishes no numbers.
  List<Rate> rates() {
    return List.of();
  }

  Budget budget() {
    return new Budget(rates(), App::rateClass);
  }

  String preset() {
    return dialect().preset();
  }

  /// The SCIM base of a directory at an address.
  URI base(URI address, Keys keys) {
    return address.resolve(dialect().basePath().apply(keys.directory()));
  }

  static Secret token(Keys keys) {
    return Secret.of(keys.token(), "the test");
  }

  static Secret key(Keys keys) {
    return Secret.of(keys.key(), "the test");
  }

  // developers.miro.com/reference/rate-limits
  private static String rateClass(Passed request) {
    String path = request.path();
    boolean one = path.matches(".*/(Users|Groups)/[^/]+");
    if (path.contains("/Users")) {
      return switch (request.method()) {
        case "GET" -> one ? "users.read" : "users.list";
        case "POST" -> "users.create";
        case "DELETE" -> "users.delete";
        default -> "users.change";
      };
    }
    if (path.contains("/Groups")) {
      return switch (request.method()) {
        case "GET" -> one ? "groups.read" : "groups.list";
        default ->
            request.body().length() < SMALL_BYTES ? "groups.change.small" : "groups.change.large";
      };
    }
    return path.startsWith("/v2/") ? "rest" : "other";
  }
}
