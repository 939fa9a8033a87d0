package io.rollcall.platform;

import static io.rollcall.platform.World.done;
import static io.rollcall.platform.World.linked;
import static io.rollcall.platform.World.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.platform.sql.UserRow;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Records that are cut from their accounts while somebody else looks for them. Only where several
/// transactions write at once.
abstract class RecordRaces {
  private World world;
  private Organization acme;
  private Caller.OfDirectory one;

  @BeforeEach
  void begin(World fresh) {
    world = fresh;
    acme = world.organization("Acme", "acme.example");
    one = world.directory(acme, World.ADDRESSED, "one");
  }

  private static void cut(Act act, Caller.OfDirectory directory, String id) {
    UserRow user = act.users(directory).lock(id).orElseThrow();
    RecordWriter.by(act, directory).rewrite(new Unlinking(act).cut(user));
  }

  /// What an act answers that comes while Ann's record is cut.
  private <T> T whileCut(User ann, Callable<T> second) throws Exception {
    return OpenAct.during(world, one, act -> cut(act, one, ann.id()), second);
  }

  @Test
  void whoCutsARecordWhileItIsCutFindsItCut() throws Exception {
    User ann = done(world.post(one, "ann@acme.example"));
    Caller operator = new Caller.Operator();

    Link cut =
        done(
            whileCut(
                ann,
                () ->
                    world.platform.links().cut(operator, acme.id(), one.directoryId(), ann.id())));

    assertThat(cut.accountId()).isEmpty();
    assertThat(world.log(acme)).extracting(LogEntry::kind).doesNotContain(LogEntry.Kind.UNLINKED);
  }

  @Test
  void whoChangesARecordWhileItIsCutFindsItAsItIsThen() throws Exception {
    User ann = done(world.post(one, "ann@acme.example"));
    String name = "{'op':'replace','path':'displayName','value':'Zoe'}";

    User changed = done(whileCut(ann, () -> world.patch(one, ann.id(), name)));

    assertThat(linked(changed)).isEmpty();
    assertThat(changed.resource().string("displayName")).contains("Zoe");
  }

  @Test
  void whoDeletesARecordWhileItIsCutDeletesItAndLeavesTheAccount() throws Exception {
    User ann = done(world.post(one, "ann@acme.example"));

    done(whileCut(ann, () -> world.platform.users().delete(one, ann.id(), Expected.ANY)));

    assertThat(refused(world.platform.users().get(one, ann.id(), false)))
        .isInstanceOf(Refusal.Unknown.class);
    assertThat(world.address(linked(ann).orElseThrow())).contains("ann@acme.example");
  }

  @Test
  void whoIsCutMeanwhileComesBackByItsExternalId() throws Exception {
    Caller.OfDirectory directory =
        world.directory(world.organization("Own"), World.REVIVING_RECORDS, "own");
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
