package io.rollcall.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.filter.FilterParser;
import io.rollcall.scim.filter.RootFilter;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.schema.ResourceType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// RFC 7644 §3.4.2.1: one filter over users and groups.
class RootFilterTest {
  private static final ResourceType USER = ResourceType.user();
  private static final ResourceType GROUP = ResourceType.group();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          displayName eq "x"                                    | displayName eq "x"       | displayName eq "x"
          userName eq "x"                                       | userName eq "x"          | NONE
          userName ne "x"                                       | userName ne "x"          | ALL
          userName eq null                                      | userName eq null         | ALL
          userName ne null                                      | userName ne null         | NONE
          members pr                                            | NONE                     | members pr
          not (members pr)                                      | ALL                      | not (members pr)
          members[value eq "1"] or emails[type eq "work"]       | emails[type eq "work"]   | members[value eq "1"]
          meta.resourceType eq "user"                           | NONE                     | NONE
          meta.resourceType eq "User"                           | ALL                      | NONE
          meta.resourceType ne "User"                           | NONE                     | ALL
          meta.resourceType sw "G"                              | NONE                     | ALL
          meta[resourceType eq "Group" and created pr]          | NONE                     | meta pr and meta.created pr
          META.RESOURCETYPE EQ "User" and title pr              | title pr                 | NONE
          meta.resourceType eq "Group" or title pr              | title pr                 | ALL
          not (meta.resourceType eq "Group" and title pr)       | ALL                      | ALL
          userName sw "a" and (members eq "1" or title pr)      | userName sw "a" and title pr | NONE
          emails eq "x"                                         | emails.value eq "x"      | NONE
          """)
  void eachTypeHasItsOwnFilter(String filter, String users, String groups) {
    assertThat(text(filter, USER)).isEqualTo(users);
    assertThat(text(filter, GROUP)).isEqualTo(groups);
  }

  private static String text(String filter, ResourceType type) {
    Filter decided = RootFilter.of(FilterParser.parse(filter), type);
    return decided.equals(RootFilter.ALL)
        ? "ALL"
        : decided.equals(RootFilter.NONE) ? "NONE" : decided.print();
  }

  @Test
  void whatNoTypeHasIsRefused() {
    List<ResourceType> types = List.of(USER, GROUP);
    RootFilter.check(FilterParser.parse("members pr and not (title pr or meta.created pr)"), types);
    for (String filter :
        List.of("shoeSize pr", "not (shoeSize eq 7)", "title pr or shoeSize[a pr]")) {
      assertThatThrownBy(() -> RootFilter.check(FilterParser.parse(filter), types))
          .isInstanceOf(ScimException.class)
          .hasMessageContaining("no attribute shoeSize in any of User, Group");
    }
  }

  @Test
  void whatATypeHasMustBeComparedAsItCanBe() {
    assertThatThrownBy(() -> RootFilter.of(FilterParser.parse("active gt true"), USER))
        .isInstanceOf(ScimException.class);
    assertThat(text("active gt true", GROUP)).isEqualTo("NONE");
  }
}
