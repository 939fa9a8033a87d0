package io.rollcall.faces.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.faces.platforms.House.Answer;
import io.rollcall.platform.Role;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Whoever is not entitled sees one class of holder, whatever the cause: answer, headers and log
/// are equal but for what every answer has of its own.
@Timeout(180)
final class OutsideTest {
  private static final Pattern DIAGNOSIS = Pattern.compile("Diagnosis ([0-9A-Z]+-[0-9A-Z]+)");

  @TempDir private Path folder;

  /// Where addresses are held, and by what; all addresses are equally long.
  private final Map<String, String> unclaimed = new LinkedHashMap<>();

  private final Map<String, String> claimed = new LinkedHashMap<>();

  @Test
  void onSqlite() {
    try (Databases databases = Databases.sqlite(folder);
        Town town = new Town(databases.open())) {
      everyCauseLooksTheSame(town);
    }
  }

  @Test
  @Tag("postgresql")
  void onPostgresql() {
    try (Databases databases = Databases.postgresql();
        Town town = new Town(databases.open())) {
      everyCauseLooksTheSame(town);
    }
  }

  private void everyCauseLooksTheSame(Town town) {
    House far = town.house("Far", Town.MIRO, "far.example");
    settle(far, "@new.example", unclaimed);
    settle(far, "@far.example", claimed);
    claimed.put("nobody, on a domain of somebody else's", "nobody00@far.example");
    House deleting = town.house("Low", Town.DELETING, "low.example");
    deleting.beginDeletion(deleting.invite("deletion@low.example", Role.MEMBER));
    claimed.put("an account in its deletion period", "deletion@low.example");
    House records = town.house("Rec", Town.STANDARD, "rec.example");
    records.user("recorded@rec.example");
    claimed.put("the account of a record", "recorded@rec.example");
    String gone = records.user("deserted@rec.example");
    far.invite("deserted@rec.example", Role.GUEST);
    records.delete(gone);
    claimed.put("an account whose record is gone", "deserted@rec.example");
    assertThat(deletionDue(deleting, "deletion@low.example")).isTrue();
    manage(town.house("Cld", Town.ATLASSIAN, "cld.example"));

    House reader = town.house("Reader", Town.MIRO);
    String me = reader.user("somebody@mine.example");
    Map<String, String> all = new LinkedHashMap<>(unclaimed);
    all.putAll(claimed);
    assertThat(all).hasSizeGreaterThan(20);
    assertSame(reader, all, reader::post);
    assertSame(reader, all, address -> reader.rename(me, address));

    House addressed = town.house("Atlassian reader", Town.ATLASSIAN, "ours.example");
    String mine = addressed.post("mine", emails("somebody@ours.example")).expect(201).string("id");
    assertSame(addressed, all, address -> addressed.post("another", emails(address)));
    assertSame(addressed, all, address -> addressed.change(mine, "emails", email(address)));

    House standard = town.house("Standard reader", Town.STANDARD, "mine.example");
    String own = standard.user("somebody@mine.example");
    assertSame(standard, claimed, standard::post);
    assertSame(standard, claimed, address -> standard.rename(own, address));
    assertSame(standard, claimed, address -> standard.post("x", emails(address)));
    assertThat(standard.post(unclaimed.values().iterator().next()).status())
        .as("an unclaimed address of somebody else's is no business of standard")
        .isEqualTo(201);
  }

  /// Everything that an address may be to an organization that manages its accounts.
  private void manage(House cloud) {
    claimed.put("a managed account", cloud(cloud, "managed0"));
    claimed.put("an account that was disabled", cloud(cloud, "disabled"));
    cloud.deactivate(record(cloud, "disabled"));
    claimed.put("an account that its last record disabled", cloud(cloud, "lastgone"));
    cloud.delete(record(cloud, "lastgone"));
    claimed.put("a managed account that was unlinked", cloud(cloud, "parted00"));
    cloud.unlink(account(cloud, "parted00"));
    claimed.put("a managed account in its deletion period", cloud(cloud, "deleting"));
    cloud.beginDeletion(account(cloud, "deleting"));
    var _ = cloud.post("foreign0", emails("foreign0@own.example")).expect(201);
    unclaimed.put("an account that the directory made and nobody manages", "foreign0@own.example");
  }

  private static String cloud(House cloud, String name) {
    String address = name + "@cld.example";
    var _ = cloud.post(name, emails(address)).expect(201);
    return address;
  }

  private static String record(House cloud, String name) {
    return cloud
        .scim("GET", "/Users?filter=userName+eq+%22" + name + "%22", "")
        .expect(200)
        .json()
        .objects("Resources")
        .getFirst()
        .string("id")
        .orElseThrow();
  }

  private static String account(House cloud, String name) {
    return cloud.town().platform.accounts().find(name + "@cld.example").getFirst().id();
  }

  private static String emails(String address) {
    return ",\"emails\":" + email(address);
  }

  private static String email(String address) {
    return "[{\"value\":\"" + address + "\",\"primary\":true}]";
  }

  /// Everything that an address may be to the organization that has it.
  private static void settle(House far, String at, Map<String, String> causes) {
    far.user("member00" + at);
    causes.put("a User" + at, "member00" + at);
    far.invite("invited0" + at, Role.ADMIN);
    causes.put("an administrator" + at, "invited0" + at);
    far.delete(far.user("cutaway0" + at));
    causes.put("an account that was cut over SCIM" + at, "cutaway0" + at);
    far.remove(far.invite("removed0" + at, Role.MEMBER));
    causes.put("an account that was cut by a person" + at, "removed0" + at);
    far.invite("visitor0" + at, Role.GUEST);
    causes.put("a guest" + at, "visitor0" + at);
    far.remove(far.invite("formergu" + at, Role.GUEST));
    causes.put("a former guest" + at, "formergu" + at);
    far.deactivate(far.user("inactive" + at));
    causes.put("a deactivated User" + at, "inactive" + at);
    far.unlink(far.user("unlinked" + at));
    causes.put("an unlinked account" + at, "unlinked" + at);
  }

  private static boolean deletionDue(House house, String address) {
    String id = house.town().platform.accounts().find(address).getFirst().id();
    return house.api("/api/accounts/" + id).expect(200).json().string("deletionDue").isPresent();
  }

  private static void assertSame(
      House reader, Map<String, String> causes, Function<String, Answer> request) {
    Map<String, String> told = new LinkedHashMap<>();
    causes.forEach((cause, address) -> {
      int before = reader.logSize();
      Answer answer = request.apply(address);
      assertThat(answer.status()).as(cause + ": " + answer).isEqualTo(409);
      told.put(cause, everything(reader, address, answer) + (reader.logSize() - before));
    });
    String first = told.values().iterator().next();
    assertThat(first).contains("outside your organization", "Next step: ");
    assertThat(told).allSatisfy((cause, text) -> assertThat(text).as(cause).isEqualTo(first));
  }

  private static String everything(House reader, String address, Answer answer) {
    Matcher diagnosis = DIAGNOSIS.matcher(answer.text());
    assertThat(diagnosis.find()).as(answer.text()).isTrue();
    List<Json.Obj> logged = reader.log(diagnosis.group(1));
    assertThat(logged).hasSize(1);
    Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
    headers.keySet().removeAll(List.of("date", "x-request-id"));
    String all =
        answer.status()
            + headers.toString()
            + answer.text()
            + JsonCodec.text(logged.getFirst().without("id").without("at"));
    return all.replace(diagnosis.group(1), "DIAGNOSIS").replace(address, "ADDRESS");
  }
}
