package io.rollcall.faces.tls;

import java.net.Socket;
import java.nio.file.Path;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/// The key of a TLS server. When the files have changed, the next handshake uses what stands in
/// them; when that cannot be used, the old key stays, and the log says why.
final class ReloadingKeys extends X509ExtendedKeyManager {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
  private static final System.Logger LOG = System.getLogger(ReloadingKeys.class.getName());

  /// @param before what handshakes that began a moment ago may still ask for
  private record Held(
      int generation,
      KeyPairFile keys,
      Optional<KeyPairFile> before,
      KeyPairFile.Written seen,
      Instant looked) {
    String alias() {
      return Integer.toString(generation);
    }

    Optional<KeyPairFile> of(String alias) {
      return alias.equals(alias()) ? Optional.of(keys) : before;
    }

    Held lookedAt(KeyPairFile.Written files, Instant now) {
      return new Held(generation, keys, before, files, now);
    }
  }

  private final Path certificate;
  private final Path key;
  private final InstantSource clock;
  private final ReentrantLock looking = new ReentrantLock();
  private volatile Held held;

  ReloadingKeys(Path certificate, Path key, InstantSource clock)
      throws UnusableCertificateException {
    this.certificate = certificate;
    this.key = key;
    this.clock = clock;
    KeyPairFile first = KeyPairFile.read(certificate, key, clock.instant());
    this.held = new Held(0, first, Optional.empty(), first.written(), clock.instant());
  }

  X509Certificate certificate() {
    return held.keys().chain().getFirst();
  }

  /// Only one of the handshakes looks at the files; the others go on with what there is.
  private Held current() {
    Instant now = clock.instant();
    if (Duration.between(held.looked(), now).compareTo(BETWEEN_LOOKS) > 0 && looking.tryLock()) {
      try {
        held = looked(held.lookedAt(held.seen(), now));
      } finally {
        looking.unlock();
      }
    }
    return held;
  }

  private Held looked(Held before) {
    try {
      KeyPairFile.Written files = KeyPairFile.Written.of(certificate, key);
      return files.equals(before.seen()) ? before : read(before.lookedAt(files, before.looked()));
    } catch (UnusableCertificateException e) {
      return kept(before, e);
    }
  }

  private Held read(Held before) {
    try {
      KeyPairFile fresh = KeyPairFile.read(certificate, key, clock.instant());
      LOG.log(System.Logger.Level.INFO, "The TLS certificate was renewed from " + certificate);
      return new Held(
          before.generation() + 1,
          fresh,
          Optional.of(before.keys()),
          fresh.written(),
          before.looked());
    } catch (UnusableCertificateException e) {
      return kept(before, e);
    }
  }

  private static Held kept(Held before, UnusableCertificateException e) {
    LOG.log(
        System.Logger.Level.WARNING,
        () -> "The TLS certificate stays the old one: " + e.getMessage());
    return before;
  }

  private @Nullable String alias(String keyType) {
    Held now = current();
    return now.keys().key().getAlgorithm().equals(keyType) ? now.alias() : null;
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return alias(keyType);
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return alias(keyType);
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    String alias = alias(keyType);
    return alias == null ? null : new String[] {alias};
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    return held.of(alias).map(keys -> keys.chain().toArray(X509Certificate[]::new)).orElse(null);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    return held.of(alias).map(KeyPairFile::key).orElse(null);
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }
}
