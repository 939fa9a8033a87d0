package io.rollcall.faces.miro;

import io.rollcall.faces.wire.About;
import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.faces.wire.WireRequest;
import io.rollcall.platform.Caller;
import io.rollcall.platform.Platform;

/// Miro's REST API: authenticate, read, act, write.
final class MiroRest {
  private final Platform platform;
  private final MiroReader reader = new MiroReader();
  private final MiroActs acts;

  MiroRest(Platform platform) {
    this.platform = platform;
    this.acts = new MiroActs(platform);
  }

  WireAnswer answer(WireRequest wire) {
    About about = About.route(MiroPreset.NAME, MiroPaths.template(wire.path()));
    try {
      Caller.OfOrganization caller = caller(wire);
      return answer(caller, wire).told(about.ofOrganization(caller.organizationId()));
    } catch (MiroError.Refusal e) {
      return MiroWriter.error(e.error()).told(about);
    }
  }

  private WireAnswer answer(Caller.OfOrganization caller, WireRequest wire) {
    try {
      return MiroWriter.write(acts.act(caller, reader.read(wire)));
    } catch (MiroError.Refusal e) {
      return MiroWriter.error(e.error());
    }
  }

  private Caller.OfOrganization caller(WireRequest wire) {
    String key =
        wire.bearer()
            .orElseThrow(() ->
                MiroError.noToken("This needs an organization key: Authorization: Bearer rco_…")
                    .refusal());
    Caller caller =
        platform
            .tokens()
            .authenticate(key)
            .orElseThrow(() ->
                MiroError.noToken("This key is not known: it was revoked or never given out.")
                    .refusal());
    return switch (caller) {
      case Caller.OfOrganization organization -> organization;
      case Caller.OfDirectory _ ->
          throw MiroError.forbidden(
                  "This is a directory's SCIM token (rcd_…). The REST API needs an organization key (rco_…).")
              .refusal();
      case Caller.Person _, Caller.Operator _ ->
          throw MiroError.forbidden("The REST API needs an organization key (rco_…).").refusal();
    };
  }
}
