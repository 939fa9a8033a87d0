package io.rollcall.lifecycle.source.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchEntry;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchResult;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResultReference;
import io.rollcall.lifecycle.source.Scope;
import io.rollcall.lifecycle.source.Source.Read;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Every way in which an answer can be short, and the sentence about it.
final class IncompleteReadTest {
  @Test
  void aMissingGroup() throws LDAPException {
    try (TestDirectory directory = TestDirectory.empty()) {
      assertThat(why(directory.readGroup("miroUsers")))
          .startsWith("There is no group miroUsers under dc=example,dc=com");
    }
  }

  @Test
  void twoGroupsOfOneName() throws LDAPException {
    try (TestDirectory directory = TestDirectory.empty()) {
      directory.group("miroUsers");
      directory.add(
          "dn: cn=miroUsers,ou=people," + TestDirectory.BASE,
          "objectClass: groupOfNames",
          "cn: miroUsers");

      assertThat(why(directory.readGroup("miroUsers")))
          .startsWith("There are 2 groups named miroUsers")
          .contains("Give the DN");
    }
  }

  @Test
  void aGroupWhoseMembersMayNotBeSeen() throws LDAPException {
    try (TestDirectory directory = TestDirectory.empty()) {
      directory.group("miroUsers", TestDirectory.dn("ann"), TestDirectory.dn("bob"));

      assertThat(why(directory.readGroup("miroUsers")))
          .contains("lists 2 members, and the bind account may see none of them");
    }
  }

  @Test
  void aSizeLimitOfTheServer() throws LDAPException {
    try (TestDirectory directory = TestDirectory.limitedTo(4)) {
      for (int i = 0; i < 8; i++) {
        directory.person("p" + i);
      }

      assertThat(why(directory.readEverybody()))
          .startsWith("Reading people under dc=example,dc=com stopped after 4 entries: size limit")
          .contains("raise its size limit");
    }
  }

  @Test
  void aConnectionLostBetweenTwoPages() throws LDAPException {
    AtomicReference<TestDirectory> running = new AtomicReference<>();
    InMemoryOperationInterceptor plug =
        new InMemoryOperationInterceptor() {
          private final AtomicInteger pages = new AtomicInteger();

          @Override
          public void processSearchResult(InMemoryInterceptedSearchResult result) {
            if (pages.incrementAndGet() == 3) { // the root entry, the first page, the second
              Objects.requireNonNull(running.get()).stop();
            }
          }
        };
    try (TestDirectory directory = TestDirectory.empty(plug)) {
      running.set(directory);
      for (int i = 0; i < 25; i++) {
        directory.person("p" + i);
      }

      assertThat(why(directory.readEverybody()))
          .startsWith("Reading people under dc=example,dc=com stopped after");
    }
  }

  @Test
  void aMemberWhoCannotBeReadJustNow() throws LDAPException {
    InMemoryOperationInterceptor busy =
        new InMemoryOperationInterceptor() {
          @Override
          public void processSearchRequest(InMemoryInterceptedSearchRequest request)
              throws LDAPException {
            if (request.getRequest().getBaseDN().startsWith("uid=")) {
              throw new LDAPException(ResultCode.BUSY, "try later");
            }
          }
        };
    try (TestDirectory directory = TestDirectory.empty(busy)) {
      directory.group("miroUsers", directory.person("ann"), TestDirectory.dn("elsewhere"));

      assertThat(why(directory.readGroup("miroUsers")))
          .isEqualTo("Reading uid=elsewhere,ou=people,dc=example,dc=com failed: busy (try later).");
    }
  }

  @Test
  void aMemberOnAnotherServer() throws LDAPException {
    InMemoryOperationInterceptor elsewhere =
        new InMemoryOperationInterceptor() {
          @Override
          public void processSearchRequest(InMemoryInterceptedSearchRequest request)
              throws LDAPException {
            if (request.getRequest().getBaseDN().startsWith("uid=")) {
              String[] urls = {"ldap://other.example/dc=other,dc=example"};
              throw new LDAPException(ResultCode.REFERRAL, "not here", "", urls);
            }
          }
        };
    try (TestDirectory directory = TestDirectory.empty(elsewhere)) {
      directory.group("miroUsers", directory.person("ann"), TestDirectory.dn("elsewhere"));

      assertThat(why(directory.readGroup("miroUsers")))
          .startsWith(TestDirectory.dn("elsewhere") + " lives on another server: ldap://other.ex")
          .contains("as a source of its own");
    }
  }

  @Test
  void aPersonWhoIsMovedWhileTheGroupIsRead() throws LDAPException {
    AtomicInteger reads = new AtomicInteger();
    InMemoryOperationInterceptor moving =
        new InMemoryOperationInterceptor() {
          @Override
          public void processSearchEntry(InMemoryInterceptedSearchEntry result) {
            Entry entry = result.getSearchEntry().duplicate();
            if (entry.hasObjectClass("groupOfNames") && reads.incrementAndGet() > 1) {
              entry.setAttribute("member", TestDirectory.dn("bob"), TestDirectory.dn("new"));
              result.setSearchEntry(entry);
            }
          }
        };
    try (TestDirectory directory = TestDirectory.empty(moving)) {
      directory.group("miroUsers", directory.person("bob"), TestDirectory.dn("old"));

      assertThat(why(directory.readGroup("miroUsers")))
          .contains("changed while it was read; the next run reads it again");
    }
  }

  @Test
  void aPersonWhosePrimaryGroupTheGroupBecomesWhileItIsRead() throws LDAPException {
    AtomicReference<TestDirectory> running = new AtomicReference<>();
    InMemoryOperationInterceptor changing =
        new InMemoryOperationInterceptor() {
          @Override
          public void processSearchEntry(InMemoryInterceptedSearchEntry result) {
            if (result.getSearchEntry().getDN().isEmpty()) {
              Entry root = result.getSearchEntry().duplicate();
              root.addAttribute("supportedCapabilities", "1.2.840.113556.1.4.800");
              root.addAttribute("highestCommittedUSN", "5");
              result.setSearchEntry(root);
            }
          }

          @Override
          public void processSearchResult(InMemoryInterceptedSearchResult result) {
            TestDirectory directory = Objects.requireNonNull(running.get());
            if (result.getRequest().getFilter().toString().contains("=person")) {
              try {
                directory.set(TestDirectory.dn("ann"), "primaryGroupID", "1111");
                directory.set(TestDirectory.dn("ann"), "uSNChanged", "6");
                directory.set("cn=app," + TestDirectory.BASE, "member", TestDirectory.dn("bob"));
              } catch (LDAPException e) {
                throw new IllegalStateException(e);
              }
            }
          }
        };
    try (TestDirectory directory = TestDirectory.empty(changing)) {
      running.set(directory);
      String ann = directory.person("ann");
      String bob = directory.person("bob");
      directory.group("app", ann, bob);
      for (String dn : List.of(ann, bob)) {
        directory.set(dn, "objectClass", "person", "user");
        directory.set(dn, "objectCategory", "person");
        directory.set(dn, "primaryGroupID", "513");
        directory.set(dn, "userAccountControl", "512");
      }
      directory.set(ann, "objectSid", sid("f4010000"));
      directory.set(bob, "objectSid", sid("f5010000"));
      directory.set("cn=app," + TestDirectory.BASE, "objectSid", sid("57040000"));

      assertThat(why(directory.readGroup("app")))
          .startsWith("The primary group of " + ann + " changed while people were read");
      assertThat(directory.readGroup("app"))
          .asInstanceOf(type(Read.Complete.class))
          .returns(2, read -> read.people().size());
    }
  }

  private static byte[] sid(String relative) {
    return HexFormat.of().parseHex("010500000000000515000000010000000200000003000000" + relative);
  }

  @Test
  void aPartOfTheTreeOnAnotherServer() throws LDAPException {
    try (TestDirectory directory =
        TestDirectory.empty(referring("ldap://other.example/ou=sales,dc=example,dc=com"))) {
      assertThat(why(directory.readEverybody()))
          .contains("lives on another server: ldap://other.example/");
    }
  }

  @Test
  void notThePartitionsOfActiveDirectoryThatHoldNoPeople() throws LDAPException {
    try (TestDirectory directory =
        TestDirectory.empty(referring("ldap://example.com/CN=Configuration,DC=example,DC=com"))) {
      directory.person("ann");

      assertThat(directory.readEverybody()).isInstanceOf(Read.Complete.class);
    }
  }

  @Test
  void aListOfMembersThatStopsInTheMiddle() throws LDAPException {
    try (TestDirectory directory = TestDirectory.empty(ranges(3, 2))) {
      groupOf(7, directory);

      assertThat(why(directory.readGroup("miroUsers")))
          .isEqualTo(
              "The server listed the member of cn=miroUsers,dc=example,dc=com up to number 5 and then stopped.");
    }
  }

  @Test
  void notAListOfMembersThatComesInParts() throws LDAPException {
    try (TestDirectory directory = TestDirectory.empty(ranges(3, 99))) {
      groupOf(7, directory);

      assertThat(directory.readGroup("miroUsers"))
          .asInstanceOf(type(Read.Complete.class))
          .returns(7, read -> read.people().size());
    }
  }

  @Test
  void aGroupThatIsMovedWhileItsPartsAreRead() throws LDAPException {
    try (TestDirectory directory = TestDirectory.empty(vanishing(ranges(3, 99)))) {
      groupOf(7, directory);

      assertThat(why(directory.readGroup("miroUsers")))
          .contains("was moved or deleted while its member was read");
    }
  }

  @Test
  void aWrongPasswordWhichIsNotPrinted() throws LDAPException {
    try (TestDirectory directory = TestDirectory.empty()) {
      String why =
          why(TestDirectory.read(directory.settings(new Scope.Everybody(), "not-this", 10)));

      assertThat(why)
          .contains("does not let us in as cn=admin,dc=example,dc=com", "env:LDAP_PASSWORD")
          .doesNotContain("not-this");
    }
  }

  @Test
  void aServerThatIsAway() throws LDAPException {
    LdapSettings settings;
    try (TestDirectory directory = TestDirectory.empty()) {
      settings = directory.settings(new Scope.Everybody());
    }

    assertThat(why(TestDirectory.read(settings)))
        .startsWith("No connection to ldap://127.0.0.1:")
        .contains("Is the address right");
  }

  @Test
  void peopleWhoShowNoImmutableId() throws LDAPException {
    InMemoryOperationInterceptor hiding =
        new InMemoryOperationInterceptor() {
          @Override
          public void processSearchEntry(InMemoryInterceptedSearchEntry result) {
            Entry entry = result.getSearchEntry().duplicate();
            entry.removeAttribute("entryUUID");
            result.setSearchEntry(entry);
          }
        };
    try (TestDirectory directory = TestDirectory.empty(hiding)) {
      directory.person("ann");

      assertThat(why(directory.readEverybody())).contains("shows neither entryUUID nor objectGUID");
    }
  }

  private static void groupOf(int size, TestDirectory directory) throws LDAPException {
    String[] members = new String[size];
    for (int i = 0; i < size; i++) {
      members[i] = directory.person("p" + i);
    }
    directory.group("miroUsers", members);
  }

  /// Shows `member` in parts of so many values, as Active Directory does, and so many parts at
  /// most.
  private static InMemoryOperationInterceptor ranges(int size, int parts) {
    return new InMemoryOperationInterceptor() {
      @Override
      public void processSearchEntry(InMemoryInterceptedSearchEntry result) {
        Entry entry = result.getSearchEntry().duplicate();
        List<String> members =
            IntStream.range(0, 7).mapToObj(i -> TestDirectory.dn("p" + i)).toList();
        if (!entry.getDN().startsWith("cn=miroUsers")) {
          return;
        }
        int from = from(result.getRequest().getAttributeList());
        entry.removeAttribute("member");
        if (from < size * parts) {
          int to = Math.min(from + size, members.size());
          String upper = to == members.size() ? "*" : String.valueOf(to - 1);
          entry.addAttribute(
              new Attribute("member;range=" + from + "-" + upper, members.subList(from, to)));
        }
        result.setSearchEntry(entry);
      }

      private static int from(List<String> attributes) {
        return attributes.stream()
            .filter(name -> name.startsWith("member;range="))
            .map(name -> name.substring("member;range=".length(), name.indexOf('-')))
            .mapToInt(Integer::parseInt)
            .findFirst()
            .orElse(0);
      }
    };
  }

  /// Shows the group's first part once, and later nothing of it.
  private static InMemoryOperationInterceptor vanishing(InMemoryOperationInterceptor ranges) {
    AtomicInteger readings = new AtomicInteger();
    return new InMemoryOperationInterceptor() {
      @Override
      public void processSearchEntry(InMemoryInterceptedSearchEntry result) {
        boolean begins =
            result.getRequest().getAttributeList().stream()
                .noneMatch(name -> name.startsWith("member;range="));
        boolean isGroup = result.getSearchEntry().getDN().startsWith("cn=miroUsers");
        ranges.processSearchEntry(result);
        if (isGroup && begins && readings.incrementAndGet() > 1) {
          result.setSearchEntry(null);
        }
      }
    };
  }

  private static InMemoryOperationInterceptor referring(String url) {
    return new InMemoryOperationInterceptor() {
      @Override
      public void processSearchRequest(InMemoryInterceptedSearchRequest request)
          throws LDAPException {
        if (!request.getRequest().getBaseDN().isEmpty()) {
          request.sendSearchReference(
              new SearchResultReference(new String[] {url}, new Control[0]));
        }
      }
    };
  }

  private static String why(Read read) {
    return assertThat(read).asInstanceOf(type(Read.Incomplete.class)).actual().why();
  }
}
