package io.rollcall.platform;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.ScimError;
import java.util.Optional;

/// The address of an account, where that is what its User's primary e-mail says.
final class PrimaryEmail {
  private PrimaryEmail() {}

  /// @throws io.rollcall.scim.message.ScimException invalidValue if no e-mail is primary, or it is
  ///   not one address
  static EmailAddress of(UserAttributes user, Preset preset) {
    String text =
        in(user.document())
            .orElseThrow(() ->
                ScimError.invalidValue(
                        preset
                            .phrases()
                            .noAddress()
                            .orElse(
                                "One of the emails must have primary true: its value is the address of the account."))
                    .exception());
    return EmailAddress.parse("emails", text);
  }

  static Optional<String> in(Json.Obj document) {
    return document.objects("emails").stream()
        .filter(email -> email.bool("primary").orElse(false))
        .findFirst()
        .flatMap(email -> email.string("value"));
  }
}
