package io.rollcall.platform;

import static io.rollcall.platform.World.done;
import static io.rollcall.platform.World.holder;
import static io.rollcall.platform.World.linked;
import static io.rollcall.platform.World.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.platform.sql.UserRow;
import io.rollcall.scim.json.Json;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Users that get the same e-mail, or the same externalId, at the same moment, where an account has
/// the address of the primary e-mail. Only where several transactions write at once.
abstract class AddressedRaces {
  private World world;
  private Caller.OfDirectory one;
  private Caller.OfDirectory two;
  private Caller.OfDirectory theirs;

  @BeforeEach
  void begin(World fresh) {
    world = fresh;
    Organization acme = world.organization("Acme", "acme.example");
    one = world.directory(acme, World.ADDRESSED, "one");
    two = world.directory(acme, World.ADDRESSED, "two");
    theirs = world.directory(world.organization("Far", "far.example"), World.ADDRESSED, "far");
  }

  private <T> T during(Consumer<Act> first, Callable<T> second) throws Exception {
    return OpenAct.during(world, one, first, second);
  }

  private static Json.Arr emails(String address) {
    return Json.array(Json.object().put("value", address).put("primary", true).build());
  }

  private Consumer<Act> posted(String email, String externalId) {
    Json.Obj user =
        Json.object()
            .put("userName", email)
            .put("externalId", externalId)
            .put("emails", emails(email))
            .build();
    return act -> {
      var _ = done(new UserCreation(act, one).create(UserReader.of(one).read(user)));
    };
  }

  private Consumer<Act> moved(String id, String email) {
    return act -> {
      UserRow user = act.users(one).lock(id).orElseThrow();
      UserReader reader = UserReader.of(one);
      Json.Obj stored = UserWriter.of(one).stored(user);
      UserAttributes before = reader.read(stored);
      UserAttributes after = reader.read(stored.with("emails", emails(email)));
      var _ = done(new UserChange(act, one, false).change(user, before, after));
    };
  }

  @Test
  void twoDirectoriesThatPostOneAddressAtOnceGetOneAccountAndAUserEach() throws Exception {
    String ann = "ann@acme.example";

    User second = done(during(posted(ann, "1"), () -> world.post(two, ann)));

    assertThat(world.find(one, "userName eq \"" + ann + "\""))
        .singleElement()
        .satisfies(first -> {
          assertThat(linked(first)).isEqualTo(linked(second));
          assertThat(first.id()).isNotEqualTo(second.id());
        });
  }

  @Test
  void ofTwoOrganizationsThatPostOneAddressAtOnceTheSecondLearnsWhyNot() throws Exception {
    String ann = "ann@free.example";

    Outcome<User> second = during(posted(ann, "1"), () -> world.post(theirs, ann));

    assertThat(holder(second).kind()).isEqualTo(Holder.Kind.OUTSIDE);
    assertThat(world.platform.accounts().find(ann)).hasSize(1);
  }

  @Test
  void ofTwoUsersThatWantOneEmailAtOnceTheFirstHasItAlsoIfNoAccountDoes() throws Exception {
    String ann = done(world.post(one, "ann@acme.example")).id();
    String bob = done(world.post(one, "bob@acme.example")).id();
    String wanted = "new@free.example";

    Outcome<User> second = during(moved(ann, wanted), () -> world.move(one, bob, wanted));

    assertThat(refused(second)).isInstanceOf(Refusal.Taken.class);
    assertThat(linked(done(world.platform.users().get(one, ann, false)))).isEmpty();
  }

  @Test
  void whoIsPostedWithTheEmailThatAUserGetsAtOnceIsRefusedAlsoIfNoAccountHasIt() throws Exception {
    String ann = done(world.post(one, "ann@acme.example")).id();
    String wanted = "new@free.example";

    Outcome<User> second =
        during(moved(ann, wanted), () -> world.post(one, wanted, wanted, wanted));

    assertThat(refused(second)).isInstanceOf(Refusal.Taken.class);
  }

  @Test
  void ofTwoPostsOfOneExternalIdAtOnceTheFirstIsMade() throws Exception {
    Outcome<User> second =
        during(
            posted("a@acme.example", "1"),
            () -> world.post(one, "b@acme.example", "b@acme.example", "1"));

    assertThat(refused(second)).isInstanceOf(Refusal.Taken.class);
    assertThat(List.of("a", "b"))
        .filteredOn(name -> !world.platform.accounts().find(name + "@acme.example").isEmpty())
        .containsExactly("a");
  }
}
