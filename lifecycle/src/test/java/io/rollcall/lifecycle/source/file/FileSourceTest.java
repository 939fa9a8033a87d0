package io.rollcall.lifecycle.source.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.SourceGroup;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.source.Asked;
import io.rollcall.lifecycle.source.Scope;
import io.rollcall.lifecycle.source.Source.Read;
import io.rollcall.lifecycle.source.Source.Unusable;
import io.rollcall.lifecycle.source.file.FileSettings.Format;
import io.rollcall.lifecycle.source.file.FileSettings.Promise;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is read from exports of an HR system, and what makes them unusable.
final class FileSourceTest {
  private static final String PEOPLE =
      """
      id,mail,given_name,family_name,employee_number,department,active
      7,ana@example.com,Ana,Lima,E7,Sales,true
      8,bo@example.com,Bo,Chen,E8,,false
      9,cy@example.com,Cy,,,Sales,yes
      """;

  private static final String GROUPS =
      """
      group,id
      staff,7
      staff,9
      other,8
      """;

  @TempDir private Path folder;

  private Read read(Scope scope, Map<Column, String> columns, Format format, Promise promise) {
    FileSettings settings =
        new FileSettings(
            "hr",
            Path.of("people.csv"),
            Optional.of(Path.of("groups.csv")),
            "id",
            columns,
            format,
            promise,
            scope,
            Asked.NOTHING);
    return new FileSource(settings, folder).read();
  }

  private Read asked(Asked asked) {
    FileSettings settings =
        new FileSettings(
            "hr",
            Path.of("people.csv"),
            Optional.of(Path.of("groups.csv")),
            "id",
            Map.of(),
            Format.USUAL,
            Promise.NONE,
            new Scope.Everybody(),
            asked);
    return new FileSource(settings, folder).read();
  }

  private Read read(String people) {
    write("people.csv", people);
    return read(new Scope.Everybody(), Map.of(), Format.USUAL, Promise.NONE);
  }

  private Read promised(Promise promise) {
    write("people.csv", PEOPLE);
    return read(new Scope.Everybody(), Map.of(), Format.USUAL, promise);
  }

  private void write(String name, String text) {
    write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private void write(String name, byte[] bytes) {
    try {
      Files.write(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Read.Complete complete(Read read) {
    assertThat(read).isInstanceOf(Read.Complete.class);
    return (Read.Complete) read;
  }

  private static String why(Read read) {
    assertThat(read).isInstanceOf(Read.Incomplete.class);
    return ((Read.Incomplete) read).why();
  }

  @Test
  void everyRowIsAPersonWithTheUsualAttributes() {
    Read.Complete read = complete(read(PEOPLE));

    assertThat(read.people())
        .extracting(Person::address)
        .containsExactly("ana@example.com", "bo@example.com", "cy@example.com");
    assertThat(read.people()).extracting(Person::active).containsExactly(true, false, true);
    Person ana = read.people().getFirst();
    assertThat(ana.id().source()).isEqualTo("hr");
    assertThat(ana.id().id()).isEqualTo("7");
    assertThat(ana.attributes())
        .isEqualTo(
            Attributes.of(
                Map.of(
                    Attributes.GIVEN_NAME, "Ana",
                    Attributes.FAMILY_NAME, "Lima",
                    Attributes.DISPLAY_NAME, "Ana Lima",
                    Attributes.EMPLOYEE_NUMBER, "E7",
                    Attributes.DEPARTMENT, "Sales")));
    assertThat(read.proof()).contains("3 people", "people.csv", "no checksum or number");
  }

  @Test
  void theScopeIsAGroupOfTheOtherFile() {
    write("people.csv", PEOPLE);
    write("groups.csv", GROUPS);

    Read.Complete read =
        complete(read(new Scope.Group("staff"), Map.of(), Format.USUAL, Promise.NONE));

    assertThat(read.people()).extracting(one -> one.id().id()).containsExactly("7", "9");
    assertThat(read.proof()).contains("2 of 2 members of staff");
  }

  @Test
  void filesThatContradictEachOtherAreNotBelievedUnlessSomethingVouchesForThePeople() {
    write("people.csv", PEOPLE);
    write("groups.csv", GROUPS + "staff,100\n");
    Scope staff = new Scope.Group("staff");

    assertThat(why(read(staff, Map.of(), Format.USUAL, Promise.NONE)))
        .contains("groups.csv", "staff", "100", "promise");
    Read.Complete promised =
        complete(
            read(staff, Map.of(), Format.USUAL, new Promise(Optional.of("3"), Optional.empty())));
    assertThat(promised.people()).hasSize(2);
    assertThat(promised.proof()).contains("2 of 3 members of staff");
  }

  @Test
  void aLastRowMayEndWithoutALineBreakWhereACutWouldShowOrIsPromisedAgainst() {
    String people = "id,mail\n7,a@example.com\n8,b@example.co";
    assertThat(why(read(people))).contains("line break", "mail");
    assertThat(why(read("mail,id\na@example.com,10"))).contains("line break", "id");

    write("people.csv", people);
    Promise two = new Promise(Optional.of("2"), Optional.empty());
    assertThat(complete(read(new Scope.Everybody(), Map.of(), Format.USUAL, two)).people())
        .hasSize(2);
    assertThat(complete(read("id,mail,given_name\n7,a@example.com,An")).people()).hasSize(1);
  }

  @Test
  void ofTwoColumnsThatMayBeMeantNoneIsTaken() {
    assertThat(why(read("id,email,work_email\n7,a@home.example,a@example.com\n")))
        .contains("email, work_email", "columns: {mail: NAME}");
    write("people.csv", "id,email,work_email\n7,a@home.example,a@example.com\n");
    assertThat(
            complete(
                    read(
                        new Scope.Everybody(),
                        Map.of(Column.MAIL, "work_email"),
                        Format.USUAL,
                        Promise.NONE))
                .people())
        .extracting(Person::address)
        .containsExactly("a@example.com");
  }

  @Test
  void aGroupOfNobodyIsAMistakeAndNotEverybodyLeaving() {
    write("people.csv", PEOPLE);
    write("groups.csv", GROUPS);

    assertThat(why(read(new Scope.Group("stafff"), Map.of(), Format.USUAL, Promise.NONE)))
        .contains("stafff", "other, staff");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id;E-Mail;Given Name;Last Name\\n7;ana@example.com;Ana;Lima",
        "id\\tEMAIL\\tfirst_name\\tsn\\n7\\tana@example.com\\tAna\\tLima",
        "'\"id\",\"mail\",\"givenName\",\"familyName\"\\r\\n\"7\",\"ana@example.com\",\"Ana\",\"Lima\"'",
        "[{'id':7,'mail':'ana@example.com','givenName':'Ana','familyName':'Lima','x':[1]}]",
        "{'made':'now','total':1,'next':null,'people':[{'id':'7','mail':'ana@example.com','givenName':'Ana','familyName':'Lima','boss':null}]}",
      },
      quoteCharacter = '~')
  void exportsLookDifferentAndSayTheSame(String text) {
    String plain = text.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t");
    String quoted = plain.startsWith("'\"") ? plain.replace("'", "") : plain.replace('\'', '"');

    Person ana = complete(read(quoted + "\n")).people().getFirst();

    assertThat(ana.id().id()).isEqualTo("7");
    assertThat(ana.address()).isEqualTo("ana@example.com");
    assertThat(ana.attributes().value(Attributes.DISPLAY_NAME)).isEqualTo("Ana Lima");
  }

  @Test
  void columnsMayHaveAnyNameThatIsSaid() {
    write("people.csv", "id,Postfach,Vorname\n7,ana@example.com,Ana\n");
    Map<Column, String> columns = Map.of(Column.MAIL, "Postfach", Column.GIVEN_NAME, "vorname");

    Person ana =
        complete(read(new Scope.Everybody(), columns, Format.USUAL, Promise.NONE))
            .people()
            .getFirst();

    assertThat(ana.address()).isEqualTo("ana@example.com");
    assertThat(ana.attributes().value(Attributes.GIVEN_NAME)).isEqualTo("Ana");
    assertThat(
            why(
                read(
                    new Scope.Everybody(),
                    Map.of(Column.MAIL, "Post"),
                    Format.USUAL,
                    Promise.NONE)))
        .contains("no column Post", "id, Postfach, Vorname");
  }

  @ParameterizedTest
  @ValueSource(strings = {"windows-1252", "UTF-8", "UTF-16"})
  void textIsInTheEncodingThatIsSaid(String encoding) {
    write(
        "people.csv",
        "id,mail,given_name\n7,ana@example.com,Zoë\n".getBytes(Charset.forName(encoding)));

    Read read =
        read(new Scope.Everybody(), Map.of(), new Format(encoding, Optional.empty()), Promise.NONE);

    assertThat(complete(read).people().getFirst().attributes().value(Attributes.GIVEN_NAME))
        .isEqualTo("Zoë");
  }

  @Test
  void textInAnotherEncodingIsNotGuessed() {
    write(
        "people.csv",
        "id,mail,given_name\n7,ana@example.com,Zoë\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(why(read(new Scope.Everybody(), Map.of(), Format.USUAL, Promise.NONE)))
        .contains("UTF-8", "encoding:");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|empty",
        "id,mail\\n|no people",
        "id,mail,active\\n7,a@example.com,true\\n8,b@exam|Line 3",
        "id,mail\\n7,\"a@example.com|quote",
        "mail,given_name\\na@example.com,A|no column id",
        "id,name\\n7,A|no column mail",
        "id,mail\\n,a@example.com|line 2",
        "id,mail,mail\\n7,a@example.com,b@example.com|two columns",
        "[{\"id\":1,\"mail\":\"a@example.com\"}|cut",
        "id,mail,given_name\\n7,a@example.com,\"Ann\\n8,b@example.com,B\\n9,c@example.com,Zed\"\\n|several lines",
        "{\"total\":3,\"people\":[{\"id\":1,\"mail\":\"a@example.com\"}]}|a part of something larger",
        "{\"next\":\"/2\",\"people\":[{\"id\":1,\"mail\":\"a@example.com\"}]}|a part of something larger",
        "[1]|Item 1",
        "{\"a\":[],\"b\":[]}|exactly one",
      },
      quoteCharacter = '\'')
  void whatMayHaveBeenCutIsNotRead(String text, String why) {
    assertThat(why(read(text.replace("\\n", "\n")))).contains("people.csv", why);
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThat(why(read(new Scope.Everybody(), Map.of(), Format.USUAL, Promise.NONE)))
        .contains(folder.resolve("people.csv").toString());
  }

  @ParameterizedTest
  @CsvSource({
    "'7,,true', has no mail",
    "'7,,false', has no mail",
    "'7,ana,true', no e-mail address",
    "'7,a@b@c;d@x.example,true', no e-mail address",
    "'7,a@example.com,', has no active",
    "'7,a@example.com,perhaps', expected true or false"
  })
  void whoIsDescribedTooBadlyIsLeftOutAlone(String row, String why) {
    Read.Complete read = complete(read("id,mail,active\n8,b@example.com,true\n" + row + "\n"));

    assertThat(read.people()).extracting(one -> one.id().id()).containsExactly("8");
    assertThat(read.unusable()).extracting(Unusable::why).singleElement().asString().contains(why);
    assertThat(read.unusable().getFirst().id().id()).isEqualTo("7");
    assertThat(read.unusable().getFirst().barred()).isEqualTo(row.endsWith("false"));
  }

  @Test
  void whoStandsThereTwiceWithDifferentWordsIsLeftOutAlone() {
    Read.Complete read =
        complete(
            read("id,mail\n7,a@example.com\n8,b@example.com\n7,c@example.com\n8,b@example.com\n"));

    assertThat(read.people()).extracting(Person::address).containsExactly("b@example.com");
    assertThat(read.unusable())
        .singleElement()
        .extracting(Unusable::why)
        .asString()
        .contains("line 2, line 4");
  }

  @Test
  void whoMayNotSignInByAllTheirRowsIsBarred() {
    String rows = "id,mail,active\n7,a@example.com,%s\n7,c@example.com,no\n8,b@example.com,yes\n";

    assertThat(complete(read(rows.formatted("no"))).unusable())
        .singleElement()
        .matches(Unusable::barred);
    assertThat(complete(read(rows.formatted("yes"))).unusable())
        .singleElement()
        .matches(one -> !one.barred());
  }

  @Test
  void aPromiseIsHeldOrNothingIsRead() throws IOException {
    String sum = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    write("people.csv.sha256", sum + "  people.csv\n");
    write("people.count", "3\n");

    assertThat(complete(promised(new Promise(Optional.of("3"), Optional.empty()))).proof())
        .contains("number as promised");
    assertThat(
            complete(promised(new Promise(Optional.of("people.count"), Optional.empty()))).proof())
        .contains("number as promised");
    assertThat(why(promised(new Promise(Optional.of("4"), Optional.empty()))))
        .contains("is 3 where 4 was promised");
    assertThat(why(promised(new Promise(Optional.empty(), Optional.of("people.csv.sha256")))))
        .contains("checksum", sum);
    assertThat(why(promised(new Promise(Optional.of("groups.csv"), Optional.empty()))))
        .contains("groups.csv");
  }

  @Test
  void theChecksumIsThatOfTheBytes() {
    // printf 'id,mail\n7,a@example.com\n' | sha256sum
    String sum = "954a01539e5e80b0a311c944925f485d594bd75a4b8f36d7d8fd349ddeed4b9e";
    write("people.csv", "id,mail\n7,a@example.com\n");

    Read read =
        read(
            new Scope.Everybody(),
            Map.of(),
            Format.USUAL,
            new Promise(Optional.of("1"), Optional.of(sum)));

    assertThat(complete(read).proof()).contains("checksum as promised, number as promised");
  }

  @Test
  void groupsThatWereAskedForComeWithTheirNamesAndMembers() {
    write("people.csv", PEOPLE);
    write("groups.csv", "group,id,name\nstaff,7,All staff\nstaff,9,All staff\nother,8,Others\n");

    Read.Complete read = complete(asked(new Asked(List.of("All *"), Set.of())));

    assertThat(read.groups())
        .containsExactly(
            new SourceGroup(
                new SourceId("hr", "staff"),
                "All staff",
                Set.of(new SourceId("hr", "7"), new SourceId("hr", "9"))));
    assertThat(read.people()).hasSize(3);
  }

  @Test
  void whoCannotBeUsedIsStillInTheirGroups() {
    write("people.csv", PEOPLE.replace("ana@example.com", ""));
    write("groups.csv", GROUPS);

    Read.Complete read = complete(asked(new Asked(List.of("staff"), Set.of())));

    assertThat(read.unusable()).extracting(Unusable::id).containsExactly(new SourceId("hr", "7"));
    assertThat(read.groups().getFirst().members()).contains(new SourceId("hr", "7"));
  }

  @Test
  void aGroupWithStrangersIsNotBelieved() {
    write("people.csv", PEOPLE);
    write("groups.csv", GROUPS + "staff,70\n");

    assertThat(why(asked(new Asked(List.of("staff"), Set.of())))).contains("staff", "70");
    assertThat(complete(asked(new Asked(List.of("other"), Set.of()))).groups()).hasSize(1);
  }

  @Test
  void columnsThatWereAskedForAreKeptInTheFilesOwnWords() {
    write("people.csv", "id,mail,Cost Center\n7,ana@example.com,4711\n8,bo@example.com,\n");

    Read.Complete read = complete(asked(new Asked(List.of(), Set.of("cost_center"))));

    assertThat(read.people())
        .extracting(person -> person.said().all("COST_CENTER"))
        .containsExactly(List.of("4711"), List.of());
    assertThat(why(asked(new Asked(List.of(), Set.of("grade")))))
        .contains("no column grade", "Cost Center");
  }
}
