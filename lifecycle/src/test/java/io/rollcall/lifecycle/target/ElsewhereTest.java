package io.rollcall.lifecycle.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.lifecycle.target.miro.MiroRecipe;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ElsewhereTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "userName a@x.example is not unique: it is held by an account outside your organization. | true",
        "The user belongs to more than one organization | true",
        "user is uncaptured | true",
        "it belongs to another organisation | true",
        "User name 'a@x.example' is invalid: 'not unique' | false",
        "Resource [USER]: with email[a@other-organization.example] already exists. | false"
      })
  void onlyARefusalThatSaysSoIsAboutAnotherOrganization(String text, boolean elsewhere) {
    assertThat(new MiroRecipe().saysElsewhere(text)).isEqualTo(elsewhere);
  }
}
