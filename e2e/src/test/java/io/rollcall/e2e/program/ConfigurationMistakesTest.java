package io.rollcall.e2e.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.e2e.stage.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A configuration with a mistake is a wrong usage: one sentence with the line, and nothing is
/// read, sent or written.
@Tag("blackbox")
final class ConfigurationMistakesTest {

  private static final String RIGHT =
      """
      source:
        type: ldap
        url: "ldap://127.0.0.1:10389"
        base: "dc=example,dc=com"
        bind: "cn=admin,dc=example,dc=com"
        password: env:LDAP_PASSWORD
        scope: { group: miroUsers }
      targets:
        miro:
          type: miro
          scim: { url: "http://127.0.0.1:7800/api/v1/scim", token: env:MIRO_SCIM }
          heal: auto
      """;

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          base: "dc=example,dc=com"       | bas: "dc=x"                 | 4 | Did you mean base?
          base: "dc=example,dc=com"       | #                           | 2 | source.base is missing
          base: "dc=example,dc=com"       | base: [a]                   | 4 | source.base
          type: ldap                      | type: ldpa                  | 2 | ldap, file
          type: ldap                      | type: file                  | 2 | source.groups is missing
          ldap://127.0.0.1:10389          | ftp://127.0.0.1             | 3 | source.url
          ldap://127.0.0.1:10389          | ldap://ldap.example:389     | 3 | in the clear to ldap.example
          base: "dc=example,dc=com"       | ca: nowhere.pem             | 4 | there is no file
          scope: { group: miroUsers }     | startTls: yes               | 7 | expected true, false
          scope: { group: miroUsers }     | clientKey: env:LDAP_PASSWORD | 7 | without clientCertificate
          env:LDAP_PASSWORD               | let me read                 | 6 | env:NAME
          env:LDAP_PASSWORD               | env:NOT_SET_ANYWHERE        | 6 | NOT_SET_ANYWHERE
          scope: { group: miroUsers }     | scope: { grup: miroUsers }  | 7 | source.scope
          scope: { group: miroUsers }     | incremental: maybe          | 7 | auto, off
          scope: { group: miroUsers }     | fullReadEvery: soon         | 7 | like 24h
          scope: { group: miroUsers }     | writeBack: { mira: info }   | 7 | Did you mean miro?
          scope: { group: miroUsers }     | writeBack: { miro: mail }   | 7 | that nothing else uses
          scope: { group: miroUsers }     | writeBack: { miro: MEMBER } | 7 | that nothing else uses
          scope: { group: miroUsers }     | writeBack: { miro: useraccountcontrol } | 7 | that nothing else uses
          scope: { group: miroUsers }     | writeBack: { miro: employeenumber } | 7 | that nothing else uses
          scope: { group: miroUsers }     | writeBack: { miro: rfc822Mailbox } | 7 | that nothing else uses
          scope: { group: miroUsers }     | writeBack: { miro: "info;lang-en" } | 7 | that nothing else uses
          type: miro                      | type: mira                  | 10 | Did you mean miro?
          http://127.0.0.1:7800/api       | http://miro.example/api     | 11 | https
          http://127.0.0.1:7800/api       | https://u:rcd_0123456789@x.example/api | 11 | user or password in it
          token: env:MIRO_SCIM            | token: rcd_0123456789       | 11 | targets.miro.scim.token
          heal: auto                      | heal: automatic             | 12 | off, ask, auto
          heal: auto                      | proof: 19                   | 12 | 20 to 100
          heal: auto                      | proof: 101                  | 12 | 20 to 100
          heal: auto                      | proof: strong               | 12 | targets.miro.proof
          heal: auto                      | roles: { Admin: [] }        | 12 | names no group at the source
          heal: auto                      | licenses: { Full: { limit: some } } | 12 | as in 500
          heal: auto                      | licenses: { Free: {}, Full: [app_full] } | 12 | put that one last
          heal: auto                      | licenses: { Full: { group: a } } | 12 | Did you mean groups?
          heal: auto                      | groups: { names: { A: B } } | 12 | or say which in expression
          heal: auto                      | heal: [                     | 13 | YAML
          heal: auto                      | type: miro                  | 12 | twice
          """)
  void aMistakeIsToldWithItsLine(String right, String wrong, int line, String words)
      throws IOException {
    Path file = Files.writeString(directory.resolve("rollcall.yaml"), RIGHT.replace(right, wrong));

    for (String command : new String[] {"plan", "sync"}) {
      var result = configured().run(command).expect(2);

      assertThat(result.out()).isEmpty();
      assertThat(result.err())
          .startsWith("rollcall: " + file.getFileName() + ":" + line + ":")
          .contains(words)
          .doesNotContain("let me read", "rcd_0123456789");
    }
    assertThat(directory).isDirectoryNotContaining(one -> !one.equals(file));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          scope: { expression: '"x" in person.said["info"]' } | heal: auto | INFO | which map or scope uses
          scope: { group: miroUsers } | map: { userName: 'first(person.said["Info"])' } | info | which map or scope uses
          """)
  void idsAreNotKeptInWhatIsRead(String scope, String target, String attribute, String words)
      throws IOException {
    String text =
        RIGHT
            .replace(
                "scope: { group: miroUsers }", scope + "\n  writeBack: { miro: " + attribute + " }")
            .replace("heal: auto", target);
    Path file = Files.writeString(directory.resolve("rollcall.yaml"), text);

    assertThat(configured().run("plan").expect(2).err())
        .startsWith("rollcall: " + file.getFileName() + ":8:22 source.writeBack.miro is")
        .contains(words, "that nothing else uses");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          people: people.csv        | persons: people.csv         | 2 | source.people is missing
          id: nr                    | #                           | 2 | source.id is missing
          encoding: UTF-8           | encoding: latin             | 5 | windows-1252
          delimiter: ";"            | delimiter: "ab"             | 6 | the word tab
          mail: Post                | post: Mail                  | 7 | source.columns.post is not known
          count: 7                  | counts: 7                   | 8 | Did you mean count?
          """)
  void aMistakeAboutAFileIsToldWithItsLine(String right, String wrong, int line, String words)
      throws IOException {
    String configuration =
        """
        source:
          type: file
          people: people.csv
          id: nr
          encoding: UTF-8
          delimiter: ";"
          columns: { mail: Post }
          count: 7
        """;
    Path file =
        Files.writeString(
            directory.resolve("rollcall.yaml"),
            configuration.replace(right, wrong) + RIGHT.substring(RIGHT.indexOf("targets:")));

    assertThat(configured().run("plan").expect(2).err())
        .startsWith("rollcall: " + file.getFileName() + ":" + line + ":")
        .contains(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          displayName: lower(person.familyName) | displayName: lowr(person.familyName)     | 14:24 | Did you mean lower?
          displayName: lower(person.familyName) | displayName: upper(person.famlyName)     | 14:32 | Did you mean familyName?
          displayName: lower(person.familyName) | "title": "'x' + 7"                       | 14:21 | no matching overload
          displayName: lower(person.familyName) | displayNam: lower(person.familyName)     | 14:19 | Did you mean displayName?
          displayName: lower(person.familyName) | emails: person.address                   | 14:15 | map userName
          displayName: lower(person.familyName) | externalId: person.id                    | 14:19 | accounts are recognised
          displayName: lower(person.familyName) | active: person.address                   | 14:15 | true or false
          group: miroUsers                      | expression: 'person.department'          | 7:25 | gives string; expected true or false
          heal: auto                            | groups: { expression: "group.nam == ''" }       | 12:33 | Did you mean name?
          heal: auto                            | groups: { expression: group.name }               | 12:27 | gives string; expected true or false
          heal: auto                            | groups: { follow: A, name: "lower(person.id)" }  | 12:39 | uses person, which is not known
          heal: auto                            | groups: { follow: A, names: { A: B }, nam: "x" } | 12:43 | Did you mean name?
          group: miroUsers                      | expression: 'person.dept == "IT"'        | 7:31 | known are person.id
          """)
  void aMistakeInAnExpressionIsToldWithItsColumn(
      String right, String wrong, String place, String words) throws IOException {
    String configuration = RIGHT + "    map:\n      displayName: lower(person.familyName)\n";
    Path file =
        Files.writeString(directory.resolve("rollcall.yaml"), configuration.replace(right, wrong));

    assertThat(configured().run("plan").expect(2).err())
        .startsWith("rollcall: " + file.getFileName() + ":" + place + " ")
        .contains(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          every: 15m                      | evry: 15m                   | 13:13 | Did you mean every?
          every: 15m                      | every: quarterly            | 13:20 | expected a number with s, m, h or d
          every: 15m                      | every: 15m, at: "06:00"     | 13:20 | one of the two
          every: 15m                      | every: 15m, zone: UTC       | 13:31 | of no use with every
          every: 15m                      | days: [mon]                 | 13:11 | one of the two
          every: 15m                      | at: ["06:00", "25:00"]      | 13:17 | as in "06:30"
          every: 15m                      | at: "06:00", days: [moon]   | 13:32 | Did you mean mon?
          every: 15m                      | at: "06:00", zone: Europe/Berln  | 13:32 | Did you mean Europe/Berlin?
          every: 15m                      | at: "06:00", zone: Berlin   | 13:32 | Did you mean Europe/Berlin?
          """)
  void aMistakeInAScheduleIsToldWithItsPlace(String right, String wrong, String place, String words)
      throws IOException {
    String configuration = RIGHT + "schedule: { every: 15m }\n";
    Path file =
        Files.writeString(directory.resolve("rollcall.yaml"), configuration.replace(right, wrong));

    assertThat(configured().run("serve", "-c", "rollcall.yaml").expect(2).err())
        .startsWith("rollcall: " + file.getFileName() + ":" + place + " ")
        .contains(words);
    assertThat(directory).isDirectoryNotContaining(one -> !one.equals(file));
  }

  @Test
  void whereGroupsGiveLicensesTheyAreNotGivenToPeople() throws IOException {
    String target =
        """
          app:
            type: atlassian
            scim: { url: "http://127.0.0.1:7800/scim/directory/1", token: env:MIRO_SCIM }
            roles: { Admin: [admins] }
        """;
    Files.writeString(
        directory.resolve("rollcall.yaml"),
        RIGHT.substring(0, RIGHT.indexOf("targets:")) + "targets:\n" + target);

    assertThat(configured().run("plan").expect(2).err())
        .startsWith("rollcall: rollcall.yaml:12:")
        .contains("targets.app.roles", "groups follow the source");
  }

  @Test
  void aConfigurationThatIsNotThereIsNamed() {
    assertThat(configured().run("plan", "-c", "none.yaml").expect(2).err())
        .contains("none.yaml", "./rollcall init");
  }

  private Launch configured() {
    return Launch.rollcall(directory).with("LDAP_PASSWORD", "x").with("MIRO_SCIM", "x");
  }
}
