package io.rollcall.platform;

import static io.rollcall.platform.World.done;
import static io.rollcall.platform.World.holder;
import static io.rollcall.platform.World.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The story of the community thread, act by act, on any database.
abstract class ThreadStory {
  private World world;
  private Organization acme;
  private Caller.OfDirectory directory;

  @BeforeEach
  void begin(World fresh) {
    world = fresh;
    acme = world.organization("Acme");
    directory = world.directory(acme);
  }

  @Test
  void anIdOfAGuestIsUnknownOverScimAndTheLogSaysWhy() {
    Member guest = world.add(acme, "guest@other.example", Role.GUEST);

    assertThat(world.platform.members().get(acme.id(), guest.accountId())).contains(guest);
    assertThat(refused(world.platform.users().get(directory, guest.accountId(), true)))
        .isEqualTo(new Refusal.Unknown("User", guest.accountId()));
    assertThat(refused(world.rename(directory, guest.accountId(), "new@other.example")))
        .isEqualTo(new Refusal.Unknown("User", guest.accountId()));
    assertThat(world.log(acme).getLast().detail()).contains("guest");
  }

  @Test
  void aDuplicateHoldsTheAddressUntilItIsBroughtBackAndRenamedOutOfTheWay() {
    String right = done(world.create(directory, "alex.jones@acme.example")).id();
    String duplicate = done(world.create(directory, "alex.smith@acme.example")).id();
    assertThat(holder(world.rename(directory, right, "alex.smith@acme.example")).kind())
        .isEqualTo(Holder.Kind.USER);

    done(world.platform.users().delete(directory, duplicate, Expected.ANY));
    assertThat(world.find(directory, "userName eq \"alex.smith@acme.example\"")).isEmpty();
    Holder cut = holder(world.rename(directory, right, "alex.smith@acme.example"));
    assertThat(cut.kind()).isEqualTo(Holder.Kind.CUT);
    assertThat(cut.directory()).contains("AD of Acme");
    assertThat(cut.since()).contains(world.clock.instant());

    assertThat(done(world.create(directory, "alex.smith@acme.example")).id()).isEqualTo(duplicate);
    done(world.platform.users().delete(directory, duplicate, Expected.ANY));

    assertThat(world.add(acme, "alex.smith@acme.example", Role.MEMBER).accountId())
        .isEqualTo(duplicate);
    assertThat(done(world.platform.users().get(directory, duplicate, true)).id())
        .isEqualTo(duplicate);

    done(world.rename(directory, duplicate, "user_duplicate_error@acme.example"));
    assertThat(done(world.rename(directory, right, "alex.smith@acme.example")).id())
        .isEqualTo(right);
    assertThat(world.find(directory, "userName eq \"alex.smith@acme.example\""))
        .extracting(User::id)
        .containsExactly(right);
    done(world.platform.users().delete(directory, duplicate, Expected.ANY));
  }

  @Test
  void aRefusalChangesNothingButTheLog() {
    String right = done(world.create(directory, "a@acme.example")).id();
    done(world.create(directory, "b@acme.example"));
    User before = done(world.platform.users().get(directory, right, true));

    Refusal.Taken taken =
        (Refusal.Taken)
            refused(
                world.patch(
                    directory,
                    right,
                    "{'op':'replace','path':'displayName','value':'X'},"
                        + "{'op':'replace','path':'userName','value':'b@acme.example'}"));

    assertThat(done(world.platform.users().get(directory, right, true))).isEqualTo(before);
    LogEntry entry = world.log(acme).getLast();
    assertThat(entry.kind()).isEqualTo(LogEntry.Kind.REFUSED);
    assertThat(entry.diagnosis()).contains(taken.diagnosis());
    assertThat(entry.detail()).contains("Next step");
    assertThat(taken.detail()).contains("is not unique").contains(taken.diagnosis());
    assertThat(entry.truth()).isEqualTo(Optional.empty());
  }
}
