package io.rollcall.lifecycle.source.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedModifyRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPException;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.source.IncompleteRead;
import io.rollcall.lifecycle.source.Scope;
import io.rollcall.lifecycle.source.Source.Read;
import io.rollcall.lifecycle.source.WriteBack.Answer;
import io.rollcall.lifecycle.source.WriteBack.Pen;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The id of somebody's account goes into their entry, and nothing that is not ours goes out of it.
final class EntryWriterTest {
  private static final String KEPT = "carLicense";

  private final AtomicInteger writes = new AtomicInteger();
  private TestDirectory directory;
  private String ann;

  @BeforeEach
  void start() throws LDAPException {
    directory =
        TestDirectory.empty(
            new InMemoryOperationInterceptor() {
              @Override
              public void processModifyRequest(InMemoryInterceptedModifyRequest request) {
                writes.incrementAndGet();
              }
            });
    ann = directory.person("ann");
  }

  @AfterEach
  void stop() {
    directory.close();
  }

  @Test
  void anEmptyAttributeGetsTheId() throws LDAPException, IncompleteRead {
    assertThat(write(List.of(), "1001")).isEqualTo(new Answer.Written());
    assertThat(kept()).containsExactly("1001");
  }

  @Test
  void anIdThatWasSeenIsReplaced() throws LDAPException, IncompleteRead {
    directory.set(ann, KEPT, "1000", "1001");
    assertThat(write(List.of("1001", "1000"), "1002")).isEqualTo(new Answer.Written());
    assertThat(kept()).containsExactly("1002");
  }

  @Test
  void ofSeveralIdsTheRightOneStays() throws LDAPException, IncompleteRead {
    directory.set(ann, KEPT, "1000", "1001");
    assertThat(write(List.of("1000", "1001"), "1001")).isEqualTo(new Answer.Written());
    assertThat(kept()).containsExactly("1001");
  }

  @Test
  void whatCameMeanwhileStays() throws LDAPException, IncompleteRead {
    directory.set(ann, KEPT, "AB-123");
    assertThat(write(List.of(), "1001"))
        .isEqualTo(new Answer.Refused("it holds something else by now"));
    assertThat(write(List.of("1000"), "1001")).isInstanceOf(Answer.Refused.class);
    assertThat(kept()).containsExactly("AB-123");
  }

  @Test
  void whatIsThereAlreadyIsNotWrittenAgain() throws LDAPException, IncompleteRead {
    directory.set(ann, KEPT, "1001");
    assertThat(write(List.of(), "1001")).isEqualTo(new Answer.Written());
    assertThat(writes).hasValue(0);
  }

  @Test
  void anEntryIsFoundByItsIdUnderWhateverName() throws LDAPException, IncompleteRead {
    SourceId who = new SourceId("corp", directory.uuid(ann));
    String moved = directory.move(ann, "uid=lund", "ou=people," + TestDirectory.BASE);
    directory.person("ann");
    try (Pen pen = writer()) {
      assertThat(pen.write(who, KEPT, List.of(), "1001")).isEqualTo(new Answer.Written());
    }
    assertThat(directory.entry(moved).getAttributeValues(KEPT)).containsExactly("1001");
    assertThat(directory.entry(ann).getAttributeValues(KEPT)).isNull();
  }

  @Test
  void anIdThatSomebodyOutOfScopeHasTooIsShared() throws LDAPException {
    directory.group("app", ann, directory.person("bob"));
    directory.person("left");
    for (String who : List.of("ann", "left")) {
      directory.set(TestDirectory.dn(who), KEPT, "1001");
    }
    directory.set(TestDirectory.dn("bob"), KEPT, "1002");

    Read.Complete read =
        assertThat(TestDirectory.read(settings())).asInstanceOf(type(Read.Complete.class)).actual();
    for (Person person : read.people()) {
      assertThat(person.said().isShared("app")).isEqualTo(person.address().startsWith("ann"));
      assertThat(person.said().accounts("app")).hasSize(1);
    }
  }

  private Answer write(List<String> before, String account) throws LDAPException, IncompleteRead {
    try (Pen pen = writer()) {
      return pen.write(new SourceId("corp", directory.uuid(ann)), KEPT, before, account);
    }
  }

  private Pen writer() throws IncompleteRead {
    return new EntryWriter(settings()).open();
  }

  private LdapSettings settings() {
    return directory.settings(new Scope.Group("app")).writingBack(Map.of("app", KEPT));
  }

  private List<String> kept() throws LDAPException {
    return Arrays.asList(directory.entry(ann).getAttributeValues(KEPT));
  }
}
