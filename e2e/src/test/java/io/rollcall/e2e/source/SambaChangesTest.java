package io.rollcall.e2e.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import io.rollcall.db.Database;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.SourceGroup;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.secret.Secret;
import io.rollcall.lifecycle.source.Asked;
import io.rollcall.lifecycle.source.Memory;
import io.rollcall.lifecycle.source.Scope;
import io.rollcall.lifecycle.source.Source.Read;
import io.rollcall.lifecycle.source.Source.Remark;
import io.rollcall.lifecycle.source.ldap.LdapSettings;
import io.rollcall.lifecycle.source.ldap.LdapSettings.SignIn;
import io.rollcall.lifecycle.source.ldap.LdapSource;
import io.rollcall.lifecycle.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reading only what changed in a real Active Directory, by DirSync, as an account with no rights
/// of its own.
@Tag("samba")
final class SambaChangesTest {
  @TempDir private static Path folder;
  private static SambaDomain samba;
  private static Database database;
  private static Memory memory;

  @BeforeAll
  static void start() throws IOException, LDAPException {
    samba = SambaDomain.in(Files.createDirectory(folder.resolve("ad")));
    database = Database.open("jdbc:sqlite:" + folder.resolve("rollcall.db"));
    memory = Store.open(database, Clock.systemUTC()).mirrors();
  }

  @AfterAll
  static void stop() {
    database.close();
    samba.close();
  }

  @Test
  void everyKindOfChangeIsSeen() throws LDAPException {
    String unit = samba.unit("changes");
    String staff = samba.unit("changes-staff");
    String ann = samba.person(staff, "ch-ann", "Ann", "Ono");
    String ben = samba.person(staff, "ch-ben", "Ben", "Osei");
    String inner = samba.group(unit, "changes-inner", ben);
    String app = samba.group(unit, "changes-app", inner, ann);
    String team = samba.group(unit, "changes-team", ann);
    MirrorReads reads = reads("changes", SambaDomain.BASE, "changes-app");
    assertThat(reads.mirrored().proof()).startsWith("2 of 2 members of changes-app, full read,");
    assertThat(addresses(reads)).containsOnly("ch-ann@ad.test", "ch-ben@ad.test");

    String cleo = samba.person(staff, "ch-cleo", "Cleo", "Marin");
    samba.join(app, cleo);
    assertThat(addresses(reads)).contains("ch-cleo@ad.test");

    samba.set(ann, "department", "Research");
    assertThat(reads.same().people().toString()).contains("Research");

    ann = samba.rename(ann, "Ann Lund");
    samba.set(ann, "mail", "ch-lund@ad.test");
    assertThat(addresses(reads)).contains("ch-lund@ad.test").doesNotContain("ch-ann@ad.test");

    samba.join(team, ben);
    assertThat(team(reads)).hasSize(2);
    samba.leave(team, ann);
    assertThat(team(reads)).hasSize(1);

    String dan = samba.person(staff, "ch-dan", "Dan", "Roe");
    samba.join(inner, dan);
    assertThat(addresses(reads)).contains("ch-dan@ad.test");

    samba.disable(ben);
    assertThat(reads.same().people()).filteredOn(one -> !one.active()).hasSize(1);

    samba.set(dan, "primaryGroupID", samba.primaryGroupToken(inner));
    assertThat(addresses(reads)).contains("ch-dan@ad.test");

    cleo = samba.move(cleo, unit);
    assertThat(addresses(reads)).contains("ch-cleo@ad.test");
    samba.renameUnit(staff, "changes-people");
    assertThat(addresses(reads)).hasSize(4);

    samba.delete(cleo);
    assertThat(addresses(reads)).hasSize(3).doesNotContain("ch-cleo@ad.test");
    assertThat(memory.mirror("changes").orElseThrow().entries().toString())
        .contains("ch-lund@ad.test")
        .doesNotContain("ch-cleo");
  }

  @Test
  void whoIsMovedOutOfTheBaseLeaves() throws LDAPException {
    String unit = samba.unit("based");
    String elsewhere = samba.unit("elsewhere");
    samba.person(unit, "ba-ann", "Ann", "Base");
    String ben = samba.person(unit, "ba-ben", "Ben", "Base");
    MirrorReads reads = reads("based", unit, new Scope.Everybody());
    assertThat(reads.mirrored().people()).hasSize(2);

    ben = samba.move(ben, elsewhere);
    assertThat(addresses(reads)).containsExactly("ba-ann@ad.test");
    samba.move(ben, unit);
    assertThat(addresses(reads)).hasSize(2);
  }

  @Test
  void namesThatPassToOthersGiveNobodyWhatAnotherHas() throws LDAPException {
    String unit = samba.unit("names");
    String elsewhere = samba.unit("names-elsewhere");
    String ann = samba.person(unit, "na-ann", "Ann", "Name");
    String ben = samba.person(unit, "na-ben", "Ben", "Name");
    String cleo = samba.person(elsewhere, "na-cleo", "Cleo", "Name");
    samba.group(unit, "names-app", ann, ben, cleo);
    samba.group(unit, "names-team", ann, cleo);
    MirrorReads reads = reads("names", unit, "names-app");
    reads.mirrored();
    reads.same();

    String between = samba.rename(ann, "Between");
    samba.rename(ben, "Ann Name");
    samba.rename(between, "Ben Name");
    assertThat(team(reads)).hasSize(2);
    assertThat(teamAddresses(reads)).containsOnly("na-ann@ad.test", "na-cleo@ad.test");

    samba.delete(ben); // under which name ann is by now
    samba.person(unit, "na-new", "Ben", "Name");
    samba.delete(cleo);
    samba.person(elsewhere, "na-other", "Cleo", "Name");
    assertThat(team(reads)).isEmpty();
    assertThat(addresses(reads)).containsOnly("na-ben@ad.test");
  }

  @Test
  void whoIsRestoredIsWhoTheyWere() throws LDAPException {
    String unit = samba.unit("restored");
    String ann = samba.person(unit, "re-ann", "Ann", "Back");
    samba.group(unit, "restored-app", ann, samba.person(unit, "re-ben", "Ben", "Stays"));
    MirrorReads reads = reads("restored", unit, "restored-app");
    Set<SourceId> before = ids(reads.mirrored());
    reads.same();

    byte[] guid = samba.guid(ann);
    samba.delete(ann);
    samba.person(unit, "re-else", "Ann", "Back"); // somebody else, who is in no group
    String back = samba.restore(guid, "CN=Ann Again," + unit);
    samba.set(back, "mail", "re-again@ad.test");
    samba.join("CN=restored-app," + unit, back);

    assertThat(ids(reads.same())).isEqualTo(before);
    assertThat(addresses(reads)).containsOnly("re-again@ad.test", "re-ben@ad.test");
  }

  @Test
  void aRefusedCookieIsAFullReadThatSaysSo() throws LDAPException {
    String unit = samba.unit("cookie");
    samba.person(unit, "co-ann", "Ann", "Cook");
    MirrorReads reads = reads("cookie", unit, new Scope.Everybody());
    reads.mirrored();
    reads.same();

    Memory.Mirror mirror = memory.mirror("cookie").orElseThrow();
    List<String> mark = new ArrayList<>(List.of(mirror.mark().split("\n", -1)));
    mark.set(2, "Z2FyYmFnZQ==");
    memory.keep(
        "cookie", mirror.version(), new Memory.News(String.join("\n", mark), Map.of(), Set.of()));

    Read.Complete read = reads.mirrored();
    assertThat(read.proof())
        .contains("full read, since DirSync did not go on from the last one: unavail");
    reads.assertSame(read, "");
    reads.same();
  }

  @Test
  void theDoctorKnowsThatItWorks() {
    assertThat(
            new LdapSource(
                    settings("doc", SambaDomain.BASE, new Scope.Everybody()), Clock.systemUTC())
                .examine())
        .containsExactly(
            new Remark(true, "DirSync works for the bind account: runs read only what changed"));
  }

  @Test
  void whateverHappensReadsAsInAFullRead() throws LDAPException {
    long seed = Long.getLong("rollcall.test.seed", System.nanoTime());
    Random random = new Random(seed);
    String unit = samba.unit("random");
    List<String> places = List.of(unit, samba.unit("random-elsewhere"));
    List<String> people = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      people.add(samba.person(unit, "ra-" + i, "Given " + i, "Of " + i));
    }
    List<String> groups = new ArrayList<>();
    for (String name : List.of("random-app", "random-a", "random-b")) {
      groups.add(samba.group(unit, name, people.getFirst()));
    }
    MirrorReads reads = reads("random", unit, "random-app");
    reads.mirrored();
    int told = 0;
    for (int step = 0; step < 40; step++) {
      int who = 1 + random.nextInt(people.size() - 1);
      String group = groups.get(random.nextInt(3));
      try {
        switch (random.nextInt(8)) {
          case 0 -> samba.set(people.get(who), "mail", "ra" + step + "@ad.test");
          case 1 -> people.set(who, samba.rename(people.get(who), "Named " + step));
          case 2 -> people.set(who, samba.move(people.get(who), places.get(random.nextInt(2))));
          case 3, 4 -> samba.join(group, people.get(who));
          case 5 -> samba.leave(group, people.get(who));
          case 6 -> samba.join(group, groups.get(random.nextInt(3)));
          default -> {
            samba.delete(people.get(who));
            people.set(who, samba.person(unit, "ra-new" + step, "New", "No" + step));
          }
        }
      } catch (LDAPException e) {
        // A member already, or none: nothing happens.
        assertThat(e.getResultCode().intValue()).as("seed " + seed).isIn(16, 20, 53, 68);
      }
      Read.Complete changes = reads.mirrored();
      reads.assertSame(changes, "seed " + seed + ", step " + step);
      if (changes.proof().contains(", DirSync, ")) {
        told++;
      } else {
        System.out.println("seed " + seed + ", step " + step + ": " + changes.proof());
      }
    }
    assertThat(told).as("seed " + seed).isGreaterThan(30);
  }

  private static Set<String> addresses(MirrorReads reads) {
    return reads.same().people().stream().map(Person::address).collect(Collectors.toSet());
  }

  private static Set<SourceId> ids(Read.Complete read) {
    return read.people().stream().map(Person::id).collect(Collectors.toSet());
  }

  private static Set<String> teamAddresses(MirrorReads reads) {
    Set<?> team = team(reads);
    return reads.same().people().stream()
        .filter(person -> team.contains(person.id()))
        .map(Person::address)
        .collect(Collectors.toSet());
  }

  private static Set<?> team(MirrorReads reads) {
    return reads.same().groups().stream()
        .filter(group -> group.name().endsWith("-team"))
        .map(SourceGroup::members)
        .findFirst()
        .orElseThrow();
  }

  private static MirrorReads reads(String name, String base, String group) {
    return reads(name, base, new Scope.Group(group));
  }

  private static MirrorReads reads(String name, String base, Scope scope) {
    Asked asked = new Asked(List.of(name + "-*"), Set.of("memberOf", "otherTelephone"));
    return new MirrorReads(settings(name, base, scope).asking(asked), memory, "DirSync");
  }

  private static LdapSettings settings(String name, String base, Scope scope) {
    return LdapSettings.of(
        name,
        samba.url(),
        base,
        new SignIn.ByPassword(
            SambaDomain.READER, Secret.of(SambaDomain.PASSWORD, "env:LDAP_PASSWORD")),
        scope);
  }
}
