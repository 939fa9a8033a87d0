package io.rollcall.platform;

import static io.rollcall.platform.World.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.platform.sql.UserRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Records that are cut from their accounts while somebody else looks for them. Only where several
/// transactions write at once.
abstract class RecordRaces {
  private World world;

  @BeforeEach
  void begin(World fresh) {
    world = fresh;
  }

  private static void cut(Act act, Caller.OfDirectory directory, String id) {
    UserRow user = act.users(directory).lock(id).orElseThrow();
    RecordWriter.by(act, directory).rewrite(new Unlinking(act).cut(user));
  }

  @Test
  void whoIsCutMeanwhileComesBackByItsExternalId() throws Exception {
    Caller.OfDirectory directory =
        world.directory(world.organization("Acme"), World.REVIVING_RECORDS, "own");
    User ann = done(world.create(directory, World.json("{'userName':'ann','externalId':'1'}")));
    done(world.activate(directory, ann.id(), false));

    User back =
        done(
            OpenAct.during(
                world,
                directory,
                act -> cut(act, directory, ann.id()),
                () -> world.create(directory, World.json("{'userName':'lee','externalId':'1'}"))));

    assertThat(back.id()).isEqualTo(ann.id());
    assertThat(back.resource().bool("active")).contains(true);
  }
}
