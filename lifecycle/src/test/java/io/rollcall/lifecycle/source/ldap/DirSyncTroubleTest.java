package io.rollcall.lifecycle.source.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.experimental.ActiveDirectoryDirSyncControl;
import io.rollcall.db.Database;
import io.rollcall.lifecycle.http.TickingClock;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.source.Memory;
import io.rollcall.lifecycle.source.Scope;
import io.rollcall.lifecycle.source.Source.Read;
import io.rollcall.lifecycle.source.Source.Remark;
import io.rollcall.lifecycle.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever goes wrong with DirSync, everything is read instead, and the read says why.
final class DirSyncTroubleTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final int ENOUGH = 25_000;

  @TempDir private Path folder;
  private Database database;
  private Memory memory;
  private Replica replica;
  private String ann;

  @BeforeEach
  void open() throws LDAPException {
    database = Database.open("jdbc:sqlite:" + folder.resolve("rollcall.db"));
    memory = Store.open(database, new TickingClock()).mirrors();
    replica = new Replica();
    ann = replica.person("ann");
    replica.group("app", ann, replica.person("bob"));
  }

  @AfterEach
  void close() {
    replica.close();
    database.close();
  }

  @Test
  void withoutTroubleOnlyWhatChangedIsRead() throws LDAPException {
    assertThat(how(read())).isEqualTo("full read");
    replica.set(ann, "mail", "ann.lund@example.com");
    Read.Complete read = read();
    assertThat(how(read)).isEqualTo("DirSync");
    assertThat(read.people()).extracting(Person::address).contains("ann.lund@example.com");
  }

  /// Operations error, protocol error, time limit, size limit, admin limit, unavailable critical
  /// extension, no such attribute, no such object, invalid credentials, insufficient access rights,
  /// busy, unavailable, unwilling to perform, other; and what the client makes of an answer that
  /// does not come or cannot be read.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 11, 12, 16, 32, 49, 50, 51, 52, 53, 80, 82, 84, 85})
  void aRefusedCookieIsAFullReadThatSaysSo(int code) throws LDAPException {
    read();
    AtomicBoolean once = new AtomicBoolean(true);
    replica.trouble(cookie -> {
      if (once.getAndSet(false)) {
        throw new LDAPException(ResultCode.valueOf(code), "00002098: not so");
      }
    });
    replica.set(ann, "mail", "ann.lund@example.com");

    Read.Complete read = read();
    assertThat(once).isFalse();
    assertThat(how(read))
        .startsWith("full read, since DirSync did not go on from the last one: ")
        .contains(ResultCode.valueOf(code).getName());
    assertThat(read.people())
        .extracting(Person::address)
        .containsOnly("ann.lund@example.com", "bob@example.com");

    assertThat(how(read())).isEqualTo("DirSync");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 12, 50, 51, 53, 80, 85})
  void whoMayNotUseItReadsEverythingAndHearsOfItOnce(int code) throws LDAPException {
    replica.refuses(ResultCode.valueOf(code));

    assertThat(how(read()))
        .startsWith("full read, as always without DirSync (" + ResultCode.valueOf(code).getName());
    replica.set(ann, "mail", "ann.lund@example.com");
    Read.Complete second = read();
    assertThat(how(second)).isEqualTo("full read");
    assertThat(second.people()).extracting(Person::address).contains("ann.lund@example.com");
    assertThat(memory.mirror("corp").orElseThrow().entries()).isEmpty();
    assertThat(source().examine()).singleElement().returns(false, Remark::good);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 12, 50, 53, 80})
  void norIsItTrustedWhereNobodyMayGoOn(int code) throws LDAPException {
    replica.refusesToGoOn(ResultCode.valueOf(code));

    assertThat(how(read()))
        .startsWith("full read, as always without DirSync (" + ResultCode.valueOf(code).getName());
    assertThat(how(read())).isEqualTo("full read");
    assertThat(source().examine()).singleElement().returns(false, Remark::good);
  }

  @Test
  void aCookieOfAnotherControllerIsGivenUp() throws LDAPException {
    read();
    assertThat(how(read())).isEqualTo("DirSync");
    replica.becomes("dc2");
    replica.set(ann, "mail", "ann.lund@example.com");

    Read.Complete read = read();
    assertThat(how(read)).contains("since DirSync did not go on from the last one: unwilling");
    assertThat(read.people()).extracting(Person::address).contains("ann.lund@example.com");
    assertThat(how(read())).isEqualTo("DirSync");
  }

  @Test
  void controllersThatTakeTurnsAreNotToldOfAtEachRead() {
    read();
    replica.becomes("dc2");
    assertThat(how(read())).contains("unwilling");
    replica.becomes("dc1");
    assertThat(how(read())).isEqualTo("full read");
    assertThat(how(read())).isEqualTo("DirSync");
    replica.becomes("dc2");
    assertThat(how(read())).contains("unwilling");
  }

  @Test
  void anAnswerThatOnlySaysThatThereIsMoreEnds() {
    read();
    AtomicInteger asked = counted();
    replica.answers(_ -> Optional.of(Replica.more("dc1 100001")));

    assertThat(how(read())).contains("DirSync (it says that there is more, and does not go on)");
    assertThat(asked).hasValueLessThan(10);
  }

  @Test
  void soDoesOneThatGoesInACircle() {
    read();
    AtomicInteger asked = counted();
    replica.answers(
        _ -> Optional.of(Replica.more(asked.get() % 2 == 0 ? "dc1 100001" : "dc1 100002")));

    assertThat(how(read())).contains("DirSync (it says that there is more, and does not go on)");
    assertThat(asked).hasValueLessThan(10);
  }

  @Test
  void soDoesOneThatNeverRepeatsItself() {
    read();
    AtomicInteger asked = counted();
    replica.answers(_ -> Optional.of(Replica.more("dc1 " + (100_000 + asked.get()))));

    assertThat(how(read())).contains("DirSync (its answer does not end)");
    assertThat(asked).hasValueLessThan(2 * ENOUGH);
  }

  @Test
  void anAnswerWithoutACookieIsNone() {
    read();
    replica.answers(_ -> Optional.empty());
    assertThat(how(read())).contains("DirSync (its answer has no cookie)");
    assertThat(how(read())).isEqualTo("full read");
  }

  @Test
  void norIsOneWithAnEmptyCookie() {
    read();
    replica.answers(_ -> Optional.of(Replica.done("")));
    assertThat(how(read())).contains("DirSync (its answer has no cookie)");
  }

  @Test
  void norIsOneThatCannotBeRead() {
    read();
    replica.answers(_ ->
        Optional.of(
            new Control(
                ActiveDirectoryDirSyncControl.DIRSYNC_OID, false, new ASN1OctetString("garbage"))));
    assertThat(how(read())).contains("as always without DirSync (decoding error");
  }

  @Test
  void aConnectionThatEndsWithTheQuestionIsOpenedAgain() throws LDAPException {
    read();
    replica.trouble(_ -> replica.directory().hangUp());
    replica.set(ann, "mail", "ann.lund@example.com");

    Read.Complete read = read();
    assertThat(how(read)).startsWith("full read, as always without DirSync (");
    assertThat(read.people()).extracting(Person::address).contains("ann.lund@example.com");
  }

  @Test
  void troubleAfterGroupsWereReadIsNoFailureEither() {
    AtomicInteger asked = new AtomicInteger();
    int proofs = 2; // the cookie, and that one can go on from it
    replica.trouble(_ -> {
      if (asked.getAndIncrement() >= proofs) {
        throw new LDAPException(ResultCode.OPERATIONS_ERROR, "out of memory");
      }
    });

    Read.Complete read = read();
    assertThat(asked).hasValueGreaterThan(proofs);
    assertThat(how(read)).startsWith("full read, as always without DirSync (operations error");
    assertThat(read.people()).hasSize(2);
  }

  @Test
  void whoIsToldOfWithoutAnIdIsNotTakenForUnchanged() throws LDAPException {
    read();
    replica.directory().set(ann, "mail", "ann.lund@example.com");
    replica.hidesIds(true);
    replica.set(ann, "sn", "Lund");

    Read.Complete read = read();
    assertThat(how(read)).contains("DirSync did not go on from the last one: it tells of " + ann);
    assertThat(read.people()).extracting(Person::address).contains("ann.lund@example.com");
  }

  @Test
  void aFullReadThatFailsTooIsNoAnswer() {
    read();
    replica.trouble(_ -> replica.directory().stop());

    assertThat(source().read())
        .asInstanceOf(type(Read.Incomplete.class))
        .extracting(Read.Incomplete::why)
        .asString()
        .startsWith("No connection to ldap://127.0.0.1:");
    assertThat(memory.mirror("corp").orElseThrow().entries()).isNotEmpty();
  }

  private AtomicInteger counted() {
    AtomicInteger asked = new AtomicInteger();
    replica.trouble(_ -> asked.incrementAndGet());
    return asked;
  }

  private LdapSource source() {
    return new LdapSource(
            replica.directory().settings(new Scope.Group("app")), Clock.fixed(NOW, ZoneOffset.UTC))
        .with(memory);
  }

  private Read.Complete read() {
    return assertThat(source().read()).asInstanceOf(type(Read.Complete.class)).actual();
  }

  private static String how(Read.Complete read) {
    return read.proof().replaceAll("^\\d+ of \\d+ members of \\w+, |, \\d+ pages?, \\d+ ms$", "");
  }
}
