package io.rollcall.e2e.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchScope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CompanyTest {

  private final Scissors scissors = new Scissors();
  private final Company company = Company.of(5, 7, scissors);

  @AfterEach
  void close() {
    company.close();
  }

  @Test
  void everyoneHasAnIdThatLastsAndIsInTheGroup() throws Exception {
    try (var reader = reader()) {
      var people =
          reader
              .search(Company.BASE, SearchScope.SUB, "(employeeNumber=*)", "*", "entryUUID")
              .getSearchEntries();
      var group = reader.searchForEntry(Company.BASE, SearchScope.SUB, "(cn=miroUsers)");

      assertThat(people).hasSize(5).allMatch(person -> person.hasAttribute("entryUUID"));
      assertThat(group.getAttributeValues("member")).contains(people.getFirst().getDN());
    }
  }

  @Test
  void aRenameKeepsTheId() throws Exception {
    try (var reader = reader()) {
      String before = entryUuid(reader, "u0002");

      company.rename("u0002", "Newname", "newname@example.com");

      assertThat(entryUuid(reader, "u0002")).isEqualTo(before);
      assertThat(company.employee("u0002").mail()).isEqualTo("newname@example.com");
      assertThat(company.employee("u0002").familyName()).isEqualTo("Newname");
    }
  }

  @Test
  void whoIsDismissedIsNoLongerInTheGroup() {
    company.dismiss("u0003");

    assertThat(company.people())
        .extracting(Employee::uid)
        .containsExactly("u0001", "u0002", "u0004", "u0005");
    assertThat(company.employee("u0003").uid()).isEqualTo("u0003");
    assertThat(scissors.passed()).as("what the test itself does").isEmpty();
  }

  @Test
  void theSameSeedIsTheSameCompany() {
    try (var twin = Company.of(5, 7, new Scissors())) {
      assertThat(twin.people()).isEqualTo(company.people());
    }
  }

  @Test
  void nobodyReadsWithoutThePassword() throws Exception {
    try (var stranger = new LDAPConnection("127.0.0.1", ScissorsTest.port(company))) {
      assertThatThrownBy(() -> stranger.search(Company.BASE, SearchScope.SUB, "(uid=*)"))
          .isInstanceOf(LDAPException.class);
    }
  }

  private LDAPConnection reader() throws LDAPException {
    return new LDAPConnection(
        "127.0.0.1", ScissorsTest.port(company), Company.BIND, Company.PASSWORD);
  }

  private static String entryUuid(LDAPConnection reader, String uid) throws LDAPException {
    return reader
        .searchForEntry(Company.BASE, SearchScope.SUB, "(uid=" + uid + ")", "entryUUID")
        .getAttributeValue("entryUUID");
  }
}
