package io.rollcall.e2e.printed;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.util.json.JSONObject;
import io.rollcall.e2e.printed.Hosted.Organization;
import io.rollcall.e2e.stage.Http;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What the operator of the directory service does, and whoever begins with it.
final class ServiceScenes {
  private static final Pattern DIAGNOSIS = Pattern.compile("Diagnosis (\\S+) in");
  private static final Pattern TOKEN = Pattern.compile("rcd_[\\w-]+");
  private static final Pattern KEY = Pattern.compile("rco_[\\w-]+");
  private static final String LISTENS = "Rollcall listens on ";

  private final Hosted host;
  private final Supplier<Shops> shops;

  ServiceScenes(Hosted host, Supplier<Shops> shops) {
    this.host = host;
    this.shops = shops;
  }

  Map<String, Supplier<Scene>> all() {
    Map<String, Supplier<Scene>> all = new HashMap<>();
    all.put("init", this::begun);
    all.put("serve", this::served);
    all.put("org list", this::organizations);
    all.put("key create --org NAME", this::key);
    all.put("directory create", this::directory);
    all.put("directory token rotate ID", this::rotated);
    all.put("account rename", this::renamed);
    all.put("log --org NAME --id DIAGNOSIS", this::diagnosed);
    all.put("log --org NAME --address ADDRESS --kind refused", this::refused);
    all.put("unlink --target NAME --account ID", this::unlinked);
    return all;
  }

  private Scene begun() {
    Place place = host.place("beginner");
    return Scene.at(place)
        .more("--people people.csv --id id --type scim --scim-url https://app.shop.example/scim")
        .then(_ ->
            assertThat(place.folder().resolve("rollcall.yaml"))
                .content()
                .contains("https://app.shop.example/scim"));
  }

  private Scene served() {
    return Scene.at(host.place("another"))
        .more("--port 0")
        .until(LISTENS)
        .then(said ->
            new Http(URI.create(said.words().substring(LISTENS.length())), "none")
                .get("/health")
                .expect(200));
  }

  private Scene organizations() {
    return Scene.at(host.office).says(shops.get().organization.name());
  }

  /// The key that is printed opens the administration.
  private Scene key() {
    return Scene.at(host.office)
        .with("NAME", shops.get().organization.name())
        .then(said ->
            new Http(host.service.url(), found(KEY, said).group())
                .get("/api/organization")
                .expect(200));
  }

  private Scene directory() {
    return Scene.at(host.office)
        .more("--org " + shops.get().organization.name() + " --preset standard --name made")
        .then(said -> assertThat(found(TOKEN, said).group()).isNotBlank());
  }

  /// The new token opens the same directory.
  private Scene rotated() {
    Directory directory = shops.get().opened().app();
    directory.create("ann@rotated.example", "Ann", "Ono");
    return Scene.at(host.office)
        .with("ID", directory.id())
        .then(said -> {
          String token = found(TOKEN, said).group();
          assertThat(token).isNotEqualTo(directory.token());
          Http http = new Http(host.service.url(), token);
          assertThat(new Directory(directory.id(), directory.url(), http).all()).hasSize(1);
        });
  }

  /// An address that an account outside the organization has is free afterwards.
  private Scene renamed() {
    shops.get().organization.invite("ann@renamed.example", "member");
    Directory directory = host.organization("Tenant").directory("miro", "tenant");
    assertThat(directory.post("ann@renamed.example", "Ann", "Orr").expect(409).string("detail"))
        .contains("outside your organization");
    return Scene.at(host.office)
        .more("ann@renamed.example --address ann.ono@renamed.example --yes")
        .then(_ -> directory.create("ann@renamed.example", "Ann", "Orr"));
  }

  /// The entry that the refusal names says who has it.
  private Scene diagnosed() {
    String refusal = refusal("ann@diagnosed.example");
    MatchResult diagnosis = DIAGNOSIS.matcher(refusal).results().findFirst().orElseThrow();
    return Scene.at(host.office)
        .with("NAME", shops.get().organization.name())
        .with("DIAGNOSIS", diagnosis.group(1))
        .says("refused", "ann@diagnosed.example", diagnosis.group(1));
  }

  private Scene refused() {
    refusal("ann@refused.example");
    return Scene.at(host.office)
        .with("NAME", shops.get().organization.name())
        .with("ADDRESS", "ann@refused.example")
        .says("refused", "ann@refused.example", "an active User of this organization");
  }

  /// What is answered to who asks for an address a second time.
  private String refusal(String address) {
    Directory directory = shops.get().opened().app();
    directory.create(address, "Ann", "Ono");
    return directory.post(address, "Ann", "Orr").expect(409).string("detail");
  }

  /// The record goes, and the account stays.
  private Scene unlinked() {
    Organization organization = host.organization("Works", "works.example");
    Directory app = organization.directory("atlassian", "works");
    String target =
        """
        type: atlassian
        scim: { url: "%s", token: env:SCIM }
        admin: { url: "%s", org: "%s", key: env:KEY }
        """
            .formatted(app.url(), host.service.url(), organization.id());
    Place place = host.place("works").with("KEY", organization.key());
    Firm firm = Firm.at(place, app, "works", target);
    String user = app.create("ann@works.example", "Ann", "Ono");
    String account = account(app.user(user));
    return Scene.at(firm.place())
        .with("NAME", "works")
        .with("ID", account)
        .more("--yes")
        .then(_ -> {
          assertThat(app.all()).isEmpty();
          organization.http().get("/api/accounts/" + account).expect(200);
        });
  }

  private static String account(JSONObject user) {
    return user.getFieldAsObject("urn:scim:schemas:extension:atlassian-external:1.0")
        .getFieldAsString("atlassianAccountId");
  }

  private static MatchResult found(Pattern pattern, Said said) {
    return pattern
        .matcher(said.words())
        .results()
        .findFirst()
        .orElseThrow(() -> new AssertionError("No " + pattern + " in " + said));
  }
}
