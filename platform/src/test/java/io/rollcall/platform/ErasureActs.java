package io.rollcall.platform;

import static io.rollcall.platform.World.done;
import static io.rollcall.platform.World.json;
import static io.rollcall.platform.World.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.db.Dialect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Record;
import org.jooq.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A person is erased: afterwards nothing in the whole database tells who it was.
abstract class ErasureActs {
  /// Every table: what erases a person from it, or why nobody stands in it.
  private static final List<String> TABLES =
      List.of(
          "account",
          "membership",
          "scim_record",
          "scim_record_key",
          "former_record",
          "group_member",
          "log_entry",
          // No person stands in these: names of things, ids of things, hashes, counts.
          "platform",
          "organization",
          "domain_claim",
          "domain_request",
          "directory",
          "scim_group",
          "group_nesting",
          "group_edit",
          "team",
          "user_group_team",
          "token",
          "setting");

  private World world;
  private Organization acme;
  private Caller.OfDirectory directory;

  @BeforeEach
  void begin(World fresh) {
    world = fresh;
    acme = world.organization("Acme", "acme.example");
    directory = world.directory(acme);
    world.add(acme, "root@acme.example", Role.ADMIN);
  }

  private String zoe() {
    String id =
        done(world.create(
                directory,
                json(
                    "{'userName':'zoe.quill@acme.example','displayName':'Zoë Quill',"
                        + "'name':{'givenName':'Zoë','familyName':'Quill'}}")))
            .id();
    done(world.rename(directory, id, "zoe.marsh@acme.example"));
    Organization other = world.organization("Other");
    world.add(other, "zoe.marsh@acme.example", Role.GUEST);
    done(
        world
            .platform
            .members()
            .remove(new Caller.Person("zoe.marsh@acme.example"), other.id(), id));
    assertThat(world.create(directory, "zoe.marsh@acme.example"))
        .as("a refusal that names her")
        .isInstanceOf(Outcome.Refused.class);
    done(
        world
            .platform
            .members()
            .add(
                new Caller.Person("zoe.marsh@acme.example"),
                acme.id(),
                "guest@acme.example",
                Role.GUEST,
                Optional.empty()));
    return id;
  }

  /// Without those in which PostgreSQL keeps books on itself.
  private static List<? extends Table<?>> ours(List<? extends Table<?>> tables) {
    return tables.stream()
        .filter(table ->
            table.getSchema() == null
                || !table.getSchema().getName().matches("pg_.*|information_schema"))
        .toList();
  }

  private String everything() {
    return world.database.read(sql -> {
      StringBuilder all = new StringBuilder();
      for (Table<?> table : ours(sql.meta().getTables())) {
        for (Record row : sql.selectFrom(table).fetch()) {
          all.append(row.valuesRow()).append('\n');
        }
      }
      return all.toString().toLowerCase(Locale.ROOT);
    });
  }

  private static void assertForgotten(String where, String text, String id) {
    for (String trace : List.of("quill", "marsh", "zo\u00eb", "zoe", id)) {
      assertThat(text).as(trace + " in " + where).doesNotContain(trace);
    }
  }

  @Test
  void whoHasMoreAddressesThanAStatementNestsIsErasedInWhateverLettersTheyAreWritten() {
    Organization beta = world.organization("Beta");
    Caller.OfDirectory records = world.directory(beta, World.STANDARD, "records");
    User user =
        done(
            world.create(
                records,
                json(
                    "{'userName':'k\u0130m.quill@free.example','emails':["
                        + emails(1_200)
                        + "]}")));
    refused(world.create(records, "K\u0130M.QUILL@free.example"));
    refused(world.create(records, "\u212a\u0130m.quill@free.example"));

    done(world.platform.erasure().erase(world.accountOf(user)));

    assertThat(everything()).doesNotContain("quill");
  }

  @Test
  void anAddressOfLongAgoIsErasedFromWhereARenameTellsOfIt() {
    String id = done(world.create(directory, "zoe.quill@acme.example")).id();
    world.clock.advance(Duration.ofDays(300));
    done(world.rename(directory, id, "zoe.marsh@acme.example"));
    world.clock.advance(Duration.ofDays(200));
    world.platform.retention().run();
    assertThat(everything()).contains("quill");

    done(world.platform.erasure().erase(id));

    assertThat(everything()).doesNotContain("quill", "marsh");
  }

  /// The log of the others repeats the beginning of a long address.
  @Test
  void aLongAddressIsErasedWhereOnlyItsBeginningStands() {
    String address = "zoey." + "quill.".repeat(30) + "x@acme.example";
    String id = done(world.create(directory, address)).id();
    Caller.OfDirectory others = world.directory(world.organization("Beta"));
    refused(world.create(others, address));
    refused(world.create(others, address.toUpperCase(Locale.ROOT)));
    assertThat(everything()).contains(".quill…");

    done(world.platform.erasure().erase(id));

    assertThat(everything()).doesNotContain("quill", "zoe");
  }

  @Test
  void namesOfLongAgoAreErasedThatOnlyAChangeTellsOf() {
    Organization beta = world.organization("Beta", "beta.example");
    Caller.OfDirectory records = world.directory(beta, World.STANDARD, "records");
    String mails = "'emails':[{'value':'%s@beta.example','primary':true}]";
    User user =
        done(
            world.create(
                records, json("{'userName':'zquill'," + mails.formatted("zoe.quill") + "}")));
    String account = world.accountOf(user);
    world.add(acme, "zoe.quill@beta.example", Role.GUEST);
    world.clock.advance(Duration.ofDays(300));
    done(
        world.put(
            records,
            user.id(),
            json("{'userName':'zquill'," + mails.formatted("zoe.marsh") + "}")));
    done(world.rename(records, user.id(), "zmarsh"));
    world.clock.advance(Duration.ofDays(200));
    world.platform.retention().run();
    assertThat(everything()).contains("zoe.quill@beta.example", "zquill");

    done(world.platform.erasure().erase(account));

    assertThat(everything()).doesNotContain("quill", "marsh");
  }

  @Test
  void aNameThatReadsLikeAChangeOfNamesIsErasedToo() {
    Organization beta = world.organization("Beta");
    Caller.OfDirectory records = world.directory(beta, World.STANDARD, "records");
    User user = done(world.create(records, "Zoe to Quill"));
    world.clock.advance(Duration.ofDays(300));
    done(world.rename(records, user.id(), "Quill. Changed: to Marsh"));
    done(world.rename(records, user.id(), "z"));
    world.clock.advance(Duration.ofDays(200));
    world.platform.retention().run();
    assertThat(everything()).contains("zoe", "quill");

    done(world.platform.erasure().erase(world.accountOf(user)));

    assertThat(everything()).doesNotContain("zoe", "quill", "marsh");
  }

  @Test
  void aNameWithManyWordsBetweenCostsNoMoreThanAnother() {
    Organization beta = world.organization("Beta");
    Caller.OfDirectory records = world.directory(beta, World.STANDARD, "records");
    User plain = done(world.create(records, "p0"));
    User nasty = done(world.create(records, "n0"));
    for (int i = 1; i <= 4; i++) {
      done(world.rename(records, plain.id(), "p" + i));
      done(world.rename(records, nasty.id(), i + "x" + " to a@b".repeat(140)));
    }

    int usual = world.heard.during(() -> erase(plain)).size();

    assertThat(world.heard.during(() -> erase(nasty))).hasSizeLessThanOrEqualTo(usual + 2);
  }

  @Test
  void noNameTakesWordsOutOfWhatTheLogSaysOfThePersonEither() {
    Organization beta = world.organization("Beta");
    Caller.OfDirectory records = world.directory(beta, World.STANDARD, "records");
    User user =
        done(
            world.create(
                records,
                json(
                    "{'userName':'is held by an','displayName':'User and account created',"
                        + "'externalId':'deleted','name':{'givenName':'Deactivated',"
                        + "'familyName':'userName is free','formatted':'Next step'}}")));
    String account = world.accountOf(user);
    refused(world.create(records, "Is Held By an"));
    done(world.activate(records, user.id(), false));
    done(world.rename(records, user.id(), "zoe (x) deleted; its userName is free. The membership"));
    done(world.platform.users().delete(records, user.id(), Expected.ANY));
    List<String> before = detailsOf(beta, account);
    assertThat(before).hasSize(5);

    done(world.platform.erasure().erase(account));

    List<String> after = detailsOf(beta, "erased");
    assertThat(after)
        .containsExactlyElementsOf(
            List.of(
                "User and account created.",
                before.get(1).replaceFirst("Is Held By an", "erased"),
                "Deactivated in this directory; account and membership go on. Changed: active.",
                "userName changed from erased to erased.",
                before
                    .get(4)
                    .replace("zoe (x) deleted; its userName is free. The membership", "erased")));
    assertThat(after.get(1))
        .startsWith("userName erased is held by an active User")
        .contains("Next step: ");
    assertThat(after.get(4))
        .startsWith("User erased deleted; its userName is free. The membership");
  }

  private List<String> detailsOf(Organization organization, String account) {
    return world.log(organization).stream()
        .filter(entry -> entry.account().equals(Optional.of(account)))
        .map(LogEntry::detail)
        .toList();
  }

  @Test
  void aNameThatIsNoAddressIsTakenOutWhereverAnEntryTellsIt() {
    Organization beta = world.organization("Beta");
    Caller.OfDirectory records = world.directory(beta, World.STANDARD, "records");
    String longName = "quill" + " and so on".repeat(20);
    User user =
        done(
            world.create(
                records,
                json(
                    "{'userName':'"
                        + longName
                        + "','displayName':'Zoe Quill','externalId':'quill-7'}")));
    String account = world.accountOf(user);
    refused(world.create(records, longName));
    done(world.rename(records, user.id(), "Quill, Zoe"));
    done(world.activate(records, user.id(), false));
    done(world.activate(records, user.id(), true));
    done(world.rename(records, user.id(), "Quill (Zoe)"));
    refused(world.create(records, "quill (zoe)"));
    done(world.platform.users().delete(records, user.id(), Expected.ANY));
    User cut = done(world.create(records, "quill (marsh) unlinked from account"));
    String cutFrom = world.accountOf(cut);
    done(
        world
            .platform
            .links()
            .cut(new Caller.Operator(), beta.id(), records.directoryId(), cut.id()));
    Caller.Person herself = new Caller.Person("Zoe Quill");
    String guest =
        done(world
                .platform
                .members()
                .add(herself, beta.id(), "zq@free.example", Role.GUEST, Optional.of("Zoe Quill")))
            .accountId();
    assertThat(everything()).contains("quill");

    done(world.platform.erasure().erase(account));
    done(world.platform.erasure().erase(guest));
    done(world.platform.erasure().erase(cutFrom));

    assertThat(everything()).doesNotContain("quill", "zoe", "zq@", "marsh");
  }

  @Test
  void theLogIsReadOnceHoweverManyAddressesThePersonHad() {
    Organization beta = world.organization("Beta");
    Caller.OfDirectory records = world.directory(beta, World.STANDARD, "records");
    User few = done(world.create(records, json("{'userName':'a','emails':[" + emails(2) + "]}")));
    User many =
        done(world.create(records, json("{'userName':'b','emails':[" + emails(1_200) + "]}")));

    int usual = world.heard.during(() -> erase(few)).size();

    assertThat(world.heard.during(() -> erase(many))).hasSize(usual);
  }

  private static String emails(int count) {
    return IntStream.range(0, count)
        .mapToObj("{'value':'quill%d@free.example'}"::formatted)
        .collect(Collectors.joining(","));
  }

  private void erase(User user) {
    done(world.platform.erasure().erase(world.accountOf(user)));
  }

  @Test
  void noNameTakesWordsOutOfWhatTheLogsSayOfOthers() {
    done(world.create(directory, "ann@acme.example"));
    Organization evil = world.organization("Evil");
    Caller.OfDirectory theirs = world.directory(evil, World.STANDARD, "theirs");
    done(world.create(theirs, "other"));
    refused(world.create(theirs, "ann@acme.example"));
    String group = done(world.platform.teams().create(new Caller.Operator(), acme.id(), "T")).id();
    List<String> before = entries();
    assertThat(before.toString()).contains("Organization created", "outside your organization");
    User user =
        done(
            world.create(
                theirs,
                json(
                    "{'userName':'x','displayName':'Organization created','externalId':'%s'}"
                        .formatted(group))));
    done(world.rename(theirs, user.id(), "x to outside your organization"));
    done(world.rename(theirs, user.id(), "held by something"));

    erase(user);

    assertThat(entries()).containsAll(before);
  }

  private List<String> entries() {
    return world.database.read(sql ->
        sql.fetch("select id, actor_name, address, detail, truth from log_entry")
            .map(row -> row.valuesRow().toString()));
  }

  @Test
  void nothingTellsWhoItWas() throws IOException {
    String id = zoe();
    assertThat(everything()).contains("zoe.quill@acme.example", "marsh", id);

    Erased erased = done(world.platform.erasure().erase(id));

    assertForgotten("the tables", everything(), id);
    assertThat(erased.memberships()).isEqualTo(2);
    assertThat(erased.records()).isEqualTo(1);
    assertThat(erased.groups()).isEqualTo(1);
    assertThat(erased.logEntries()).isPositive();
    assertThat(erased.mentions()).isZero();
    assertThat(world.log(acme)).extracting(LogEntry::kind).contains(LogEntry.Kind.ERASED);
    if (world.database.dialect() == Dialect.SQLITE) {
      assertForgotten("the files", files(), id);
    }
    assertThat(refused(world.platform.erasure().erase(id))).isInstanceOf(Refusal.Unknown.class);
    assertThat(world.create(directory, "zoe.marsh@acme.example"))
        .as("the address is free")
        .isInstanceOf(Outcome.Done.class);
  }

  /// The database's file and all files beside it.
  private String files() throws IOException {
    String file =
        world.database.read(sql ->
            sql.fetchSingle("select file from pragma_database_list where name = 'main'")
                .get(0, String.class));
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(Path.of(file).getParent())) {
      for (Path each : files.toList()) {
        all.append(new String(Files.readAllBytes(each), StandardCharsets.UTF_8));
      }
    }
    assertThat(all).contains("root@acme.example");
    return all.toString().toLowerCase(Locale.ROOT);
  }

  @Test
  void othersStayAsTheyAre() {
    String id = zoe();
    String ann = done(world.create(directory, "annabel.marshall@acme.example")).id();
    List<LogEntry> before =
        world.log(acme).stream()
            .filter(entry -> entry.account().filter(ann::equals).isPresent())
            .toList();

    done(world.platform.erasure().erase(id));

    assertThat(world.find(directory, "userName eq \"annabel.marshall@acme.example\""))
        .extracting(User::id)
        .containsExactly(ann);
    assertThat(world.log(acme)).containsAll(before);
  }

  @Test
  void whoseManagerItWasHasNoneNow() {
    String id = zoe();
    String bob = done(world.create(directory, "bob@acme.example")).id();
    String urn = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    done(
        world.patch(
            directory,
            bob,
            "{'op':'add','path':'"
                + urn
                + ":manager','value':{'value':'"
                + id
                + "','displayName':'Zo\u00eb Quill'}}"));
    assertThat(everything()).contains("displayname");

    Erased erased = done(world.platform.erasure().erase(id));

    assertThat(erased.references()).isEqualTo(1);
    assertForgotten("the tables", everything(), id);
  }

  @Test
  void everyTableIsThoughtOf() {
    List<String> tables =
        world.database.read(sql ->
            ours(sql.meta().getTables()).stream()
                .filter(table -> !table.getName().startsWith("sqlite_"))
                .map(table -> table.getName().toLowerCase(Locale.ROOT))
                .filter(name -> !name.startsWith("flyway") && !name.equals("lease"))
                .toList());
    assertThat(tables)
        .as("can a new table tell who a person is? then erase it in ErasureRows; add it here")
        .containsExactlyInAnyOrderElementsOf(TABLES);
  }
}
