package io.rollcall.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.scim.message.ScimException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The pages of the accounts that an organization manages.
abstract class ManagedPages {
  private World world;
  private Organization acme;

  @BeforeEach
  void begin(World fresh) {
    world = fresh;
    acme = world.organization("Acme", "acme.example");
    for (String name : List.of("ann", "bob", "cyd", "dee", "eve")) {
      var _ = world.add(acme, name + "@acme.example", Role.MEMBER);
    }
    var _ = world.add(acme, "out@free.example", Role.GUEST);
  }

  private PeoplePage page(Optional<String> cursor) {
    return world.platform.people().managed(acme.id(), cursor, 2);
  }

  @Test
  void theyAreCountedForTheFirstPageAlone() {
    List<String> first =
        world.heard.during(() -> assertThat(page(Optional.empty()).total()).isEqualTo(5));
    assertThat(first).anyMatch(ManagedPages::counts);
    Optional<String> cursor = page(Optional.empty()).next();
    var _ = world.add(acme, "fay@acme.example", Role.MEMBER);

    List<String> second = world.heard.during(() -> assertThat(page(cursor).total()).isEqualTo(5));

    assertThat(second).isNotEmpty().noneMatch(ManagedPages::counts);
    assertThat(page(cursor).people())
        .hasSize(2)
        .doesNotContainAnyElementsOf(page(Optional.empty()).people());
    assertThat(page(Optional.empty()).total()).isEqualTo(6);
  }

  private static boolean counts(String statement) {
    return statement.contains("count(");
  }

  @Test
  void aCursorIsGoodForItsOrganizationAndADay() {
    Optional<String> cursor = page(Optional.empty()).next();
    assertThat(page(cursor).next()).isPresent();
    String far = world.organization("Far", "far.example").id();

    assertThatThrownBy(() -> world.platform.people().managed(far, cursor, 2))
        .isInstanceOf(ScimException.class);
    world.clock.advance(Duration.ofHours(25));
    assertThatThrownBy(() -> page(cursor)).isInstanceOf(ScimException.class);
  }
}
