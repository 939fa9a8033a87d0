package io.rollcall.app.engine.kind;

import io.rollcall.app.config.Secrets;
import io.rollcall.app.config.Section;
import io.rollcall.lifecycle.http.HttpOptions;
import io.rollcall.lifecycle.http.Route;
import io.rollcall.lifecycle.http.Route.Login;
import io.rollcall.lifecycle.http.Route.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a configuration says that a server is reached: `proxy`, `ca`, `clientCertificate`,
/// `clientKey`, `timeouts`.
public final class Connections {
  private static final Pattern TIME = Pattern.compile("([1-9]\\d{0,4})(ms|s|m)");

  private Connections() {}

  /// @param usual what holds where the configuration says nothing
  public static HttpOptions read(Section section, Secrets secrets, Path beside, HttpOptions usual) {
    Route route = new Route(proxy(section, secrets), TlsKeys.read(section, secrets, beside));
    Optional<Section> timeouts = section.optionalSection("timeouts");
    Duration connect = timeouts.flatMap(one -> time(one, "connect")).orElse(usual.connectTimeout());
    Duration answer = timeouts.flatMap(one -> time(one, "answer")).orElse(usual.answerTimeout());
    timeouts.ifPresent(Section::end);
    return usual.by(route).within(connect, answer);
  }

  /// `concurrency`: how many requests may be under way at a time, where more than one makes sense.
  public static HttpOptions atOnce(Section target, HttpOptions http) {
    Optional<String> text = target.optionalText("concurrency");
    if (text.isPresent() && !text.get().matches("[1-9]|[12]\\d|3[0-2]")) {
      throw target.mistake(
          "concurrency",
          "is \""
              + text.get()
              + "\"; expected how many requests may be under way at a time, 1 to 32");
    }
    return text.map(most -> http.atOnce(Integer.parseInt(most))).orElse(http);
  }

  private static Optional<Proxy> proxy(Section section, Secrets secrets) {
    if (!section.isMapping("proxy")) {
      return section
          .optionalText("proxy")
          .map(text -> proxy(section, "proxy", text, Optional.empty()));
    }
    Section proxy = section.section("proxy");
    Login login = new Login(proxy.text("user"), secrets.of(proxy, "password"));
    Proxy read = proxy(proxy, "url", proxy.text("url"), Optional.of(login));
    proxy.end();
    return Optional.of(read);
  }

  private static Proxy proxy(Section section, String key, String text, Optional<Login> login) {
    try {
      URI url = new URI(text);
      String host = url.getHost() == null ? "" : url.getHost();
      if (url.getRawUserInfo() != null) {
        throw section.mistake(
            key, "holds a user; say proxy: { url: …, user: …, password: env:NAME } instead");
      }
      if (!"http".equals(url.getScheme()) || host.isEmpty() || url.getPort() < 1) {
        throw section.mistake(key, "is no proxy; expected one like http://proxy.example.com:3128");
      }
      return new Proxy(host, url.getPort(), login);
    } catch (URISyntaxException wrong) {
      throw section.mistake(key, "is no URL: " + wrong.getReason());
    }
  }

  private static Optional<Duration> time(Section section, String key) {
    return section
        .optionalText(key)
        .map(text -> {
          Matcher time = TIME.matcher(text.toLowerCase(Locale.ROOT));
          if (!time.matches()) {
            throw section.mistake(
                key, "is \"" + text + "\"; expected a time like 500ms, 10s or 2m");
          }
          long number = Long.parseLong(time.group(1));
          return switch (time.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            default -> Duration.ofMinutes(number);
          };
        });
  }
}
