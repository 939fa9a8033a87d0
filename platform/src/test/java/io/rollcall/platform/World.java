package io.rollcall.platform;

import io.rollcall.db.Database;
import io.rollcall.scim.filter.FilterParser;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.patch.PatchRequest;
import io.rollcall.scim.query.SearchDocument;
import io.rollcall.scim.schema.AttributePath;
import io.rollcall.scim.schema.ResourceRequest;
import io.rollcall.scim.schema.ResourceType;
import io.rollcall.scim.schema.Schema;
import io.rollcall.scim.schema.Schemas;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.api.Assertions;
import org.jooq.Result;

/// A platform to act on, and short ways to say what a test wants.
final class World implements AutoCloseable {
  static final Preset SHARED =
      new Preset(
          "shared",
          Preset.ScimId.ACCOUNT,
          Preset.UserIs.MEMBERSHIP,
          Preset.AddressIs.USER_NAME,
          Preset.ActiveIs.MEMBERSHIP,
          new Preset.Creation(
              Preset.CreateOfCut.LINK,
              Preset.CreateOfAnother.LINK,
              Preset.CreateOfGuest.PROMOTE,
              Preset.CreateOfInactive.CONFLICT),
          Preset.DeleteMeans.SEVER,
          Optional.empty(),
          Preset.GroupAdds.EVERYBODY_EVER_HERE,
          Optional.of("Full"),
          true,
          Optional.of(
              new RoleSpelling("main_role", Map.of(Role.ADMIN, "BOSS", Role.MEMBER, "COLLEAGUE"))),
          new Preset.Kept.Only(Set.of("name", "displayName", "photos", Schemas.ENTERPRISE_URN)),
          Preset.Shape.PLAIN,
          Preset.Unique.PLAIN,
          Preset.Phrases.NONE,
          Preset.Rules.plain(Preset.UserIs.MEMBERSHIP));

  /// Like [#SHARED], and never brings anybody in by POST.
  static final Preset STRICT =
      new Preset(
          "strict",
          SHARED.scimIdIs(),
          SHARED.userIs(),
          SHARED.addressIs(),
          SHARED.activeIs(),
          new Preset.Creation(
              Preset.CreateOfCut.CONFLICT,
              Preset.CreateOfAnother.LINK,
              Preset.CreateOfGuest.CONFLICT,
              Preset.CreateOfInactive.CONFLICT),
          SHARED.deleteMeans(),
          SHARED.deletionPeriod(),
          Preset.GroupAdds.USERS_ONLY,
          SHARED.defaultLicense(),
          false,
          SHARED.roles(),
          SHARED.documentAttributes(),
          Preset.Shape.PLAIN,
          Preset.Unique.PLAIN,
          Preset.Phrases.NONE,
          Preset.Rules.plain(SHARED.userIs()));

  /// Every directory has records of its own; an account has an address on a verified domain only.
  static final Preset STANDARD =
      new Preset(
          "standard",
          Preset.ScimId.RECORD,
          Preset.UserIs.RECORD,
          Preset.AddressIs.MANAGED_ONLY,
          Preset.ActiveIs.RECORD,
          new Preset.Creation(
              Preset.CreateOfCut.LINK,
              Preset.CreateOfAnother.CONFLICT,
              Preset.CreateOfGuest.CONFLICT,
              Preset.CreateOfInactive.CONFLICT),
          Preset.DeleteMeans.RECORD_GOES,
          Optional.empty(),
          Preset.GroupAdds.USERS_ONLY,
          Optional.empty(),
          false,
          Optional.empty(),
          new Preset.Kept.Everything(),
          Preset.Shape.PLAIN,
          Preset.Unique.PLAIN,
          Preset.Phrases.NONE,
          Preset.Rules.plain(Preset.UserIs.RECORD));

  /// Like [#SHARED], and keeps externalIds, lets a deactivated User come back under its own, and
  /// lets organizations delete accounts.
  static final Preset REVIVING =
      reviving(
          SHARED, "reviving", new Preset.Kept.Only(Set.of("name", "displayName", "externalId")));

  /// Like [#STANDARD], with the same differences.
  static final Preset REVIVING_RECORDS =
      reviving(STANDARD, "reviving-records", STANDARD.documentAttributes());

  /// Every directory has records of its own; an account has the address of the primary e-mail, and
  /// `active` enables and disables it.
  static final Preset ADDRESSED =
      new Preset(
          "addressed",
          Preset.ScimId.RECORD,
          Preset.UserIs.RECORD,
          Preset.AddressIs.PRIMARY_EMAIL,
          Preset.ActiveIs.ACCOUNT,
          new Preset.Creation(
              Preset.CreateOfCut.LINK,
              Preset.CreateOfAnother.LINK_IF_MANAGED,
              Preset.CreateOfGuest.CONFLICT,
              Preset.CreateOfInactive.CONFLICT,
              Preset.CreateOfDisabled.ENABLED),
          Preset.DeleteMeans.RECORD_GOES_AND_DISABLES,
          Optional.of(Duration.ofDays(14)),
          Preset.GroupAdds.USERS_ONLY,
          Optional.empty(),
          false,
          Optional.empty(),
          new Preset.Kept.Everything(),
          new Preset.Shape(
              withAccount(),
              Optional.of(new Preset.AccountAttribute("urn:example:params:account", "accountId"))),
          new Preset.Unique(Preset.ExternalIds.IN_DIRECTORY, Preset.GroupNames.IN_ORGANIZATION),
          new Preset.Phrases(
              Optional.of("Taken: [{value}]."),
              Optional.of("No e-mail is primary."),
              Optional.of("Group {name} is in {organization}")),
          Preset.Rules.plain(Preset.UserIs.RECORD));

  private static Types withAccount() {
    Schema account =
        Schema.read(
            json(
                "{'id':'urn:example:params:account','attributes':[{'name':'accountId','mutability':'readOnly'}]}"));
    return new Types(ResourceType.user().with(account), ResourceType.group());
  }

  /// Like [#SHARED], and leaves to its directories what can be chosen; values of Users are bounded.
  static final Preset OPEN =
      new Preset(
          "open",
          SHARED.scimIdIs(),
          SHARED.userIs(),
          SHARED.addressIs(),
          SHARED.activeIs(),
          SHARED.creation(),
          SHARED.deleteMeans(),
          SHARED.deletionPeriod(),
          SHARED.groupAdds(),
          SHARED.defaultLicense(),
          SHARED.newUsersJoinDefaultTeam(),
          SHARED.roles(),
          SHARED.documentAttributes(),
          SHARED.shape(),
          SHARED.unique(),
          new Preset.Phrases(
              Optional.of("[{value}] is invalid."), Optional.empty(), Optional.empty()),
          new Preset.Rules(
              Preset.GroupsAre.TEAMS,
              Preset.LastTeam.LEAVES,
              Preset.TakenIs.CONFLICT,
              new UserValues(
                  Map.of(AttributePath.of("displayName"), 5),
                  10,
                  Set.of(
                      new AttributePath(
                          Optional.of(Schemas.ENTERPRISE_URN), "manager", Optional.of("value"))),
                  Set.of(),
                  List.of("Free", "Basic", "Full")),
              EnumSet.allOf(Choice.class)));

  static final List<Preset> PRESETS =
      List.of(SHARED, STRICT, STANDARD, ADDRESSED, REVIVING, REVIVING_RECORDS, OPEN);

  private static Preset reviving(Preset like, String name, Preset.Kept kept) {
    return new Preset(
        name,
        like.scimIdIs(),
        like.userIs(),
        like.addressIs(),
        like.activeIs(),
        new Preset.Creation(
            like.creation().ofCut(),
            like.creation().ofAnother(),
            like.creation().ofGuest(),
            Preset.CreateOfInactive.REACTIVATE),
        like.deleteMeans(),
        Optional.of(Duration.ofDays(14)),
        like.groupAdds(),
        like.defaultLicense(),
        like.newUsersJoinDefaultTeam(),
        like.roles(),
        kept,
        Preset.Shape.PLAIN,
        Preset.Unique.PLAIN,
        Preset.Phrases.NONE,
        Preset.Rules.plain(like.userIs()));
  }

  final TestClock clock = new TestClock();
  final Database database;
  final Heard heard;
  final Platform platform;
  private final Map<String, String> tokens = new ConcurrentHashMap<>();

  World(Database database, Heard heard) {
    this.database = database;
    this.heard = heard;
    this.platform =
        new Platform(database, clock, new RandomIds(clock, new SecureRandom()), PRESETS);
  }

  Organization organization(String name, String... domains) {
    return done(platform.organizations().create(name, "main", List.of(domains), false));
  }

  Caller.OfDirectory directory(Organization organization, Preset preset, String name) {
    Directory.WithToken made =
        done(platform.directories().create(organization.id(), preset.name(), name, "off", false));
    tokens.put(made.directory().id(), made.token().orElseThrow());
    return authenticated(made.directory().id());
  }

  /// The directory as its token says now.
  Caller.OfDirectory again(Caller.OfDirectory directory) {
    return authenticated(directory.directoryId());
  }

  private Caller.OfDirectory authenticated(String directoryId) {
    return (Caller.OfDirectory)
        platform.tokens().authenticate(tokens.getOrDefault(directoryId, "")).orElseThrow();
  }

  String tokenOf(Caller.OfDirectory directory) {
    return tokens.getOrDefault(directory.directoryId(), "");
  }

  Outcome<Directory> deleteDirectory(Caller.OfDirectory directory) {
    return platform.directories().delete(directory.directoryId());
  }

  /// What is looked for in each of the directory's Users is what it shows.
  void assertSearchIsFresh(Caller.OfDirectory caller) {
    List<User> users = done(platform.users().find(caller, Listing.all(1_000))).items();
    Assertions.assertThat(users).isNotEmpty();
    for (User user : users) {
      Json.Obj expected = SearchDocument.of(user.resource(), caller.types().user());
      String id = user.id();
      Result<?> rows =
          database.read(sql ->
              sql.fetch(
                  "select search, id from scim_record where id = ? or (account_id = ? and owner_id = ?)",
                  id,
                  id,
                  caller.organizationId()));
      String search = String.valueOf(rows.getFirst().get("search"));
      Assertions.assertThat(JsonCodec.parse(search.getBytes(StandardCharsets.UTF_8)))
          .isEqualTo(expected);
      String record = String.valueOf(rows.getFirst().get("id"));
      List<String> keys =
          database.read(sql ->
              sql.fetch(
                      "select search_key from scim_record_key where record_id = ? and path = 'emails.value'",
                      record)
                  .map(row -> String.valueOf(row.get(0))));
      Assertions.assertThat(keys)
          .containsExactlyInAnyOrderElementsOf(SearchDocument.values(expected, "emails.value"));
    }
  }

  Caller.OfDirectory directory(Organization organization) {
    return directory(organization, SHARED, "AD of " + organization.name());
  }

  Outcome<User> create(Caller.OfDirectory caller, String userName) {
    return platform
        .users()
        .create(caller, request(Json.object().put("userName", userName).build()));
  }

  private static ResourceRequest request(Json.Obj resource) {
    return new ResourceRequest(resource, List.of());
  }

  Outcome<User> create(Caller.OfDirectory caller, Json.Obj resource) {
    return platform.users().create(caller, request(resource));
  }

  /// A User with this primary e-mail, and the same userName.
  Outcome<User> post(Caller.OfDirectory caller, String email) {
    return post(caller, email, email, "x-" + email);
  }

  Outcome<User> post(Caller.OfDirectory caller, String userName, String email, String externalId) {
    return create(
        caller,
        json(
            "{'userName':'%s','externalId':'%s','emails':[{'value':'%s','primary':true}]}"
                .formatted(userName, externalId, email)));
  }

  /// Changes the primary e-mail alone.
  Outcome<User> move(Caller.OfDirectory caller, String id, String email) {
    return patch(
        caller,
        id,
        "{'op':'replace','path':'emails[primary eq true].value','value':'%s'}".formatted(email));
  }

  /// The account that a User says it is linked to.
  static Optional<String> linked(User user) {
    return user.resource()
        .object("urn:example:params:account")
        .flatMap(shown -> shown.string("accountId"));
  }

  Outcome<User> patch(Caller.OfDirectory caller, String id, String operations) {
    return platform
        .users()
        .patch(caller, id, request(operations, caller.types().user()), Expected.ANY, true);
  }

  Outcome<User> put(Caller.OfDirectory caller, String id, Json.Obj resource) {
    ResourceRequest request = ResourceRequest.read(resource, caller.types().user());
    return platform.users().replace(caller, id, request, Expected.ANY, true);
  }

  Outcome<User> rename(Caller.OfDirectory caller, String id, String userName) {
    return patch(caller, id, "{'op':'Replace','path':'userName','value':'%s'}".formatted(userName));
  }

  Outcome<User> activate(Caller.OfDirectory caller, String id, boolean active) {
    return patch(caller, id, "{'op':'Replace','path':'active','value':%s}".formatted(active));
  }

  Outcome<Group> patchGroup(Caller.OfDirectory caller, String id, String operations) {
    return platform
        .groups()
        .patch(caller, id, request(operations, ResourceType.group()), Expected.ANY, true);
  }

  Member add(Organization organization, String email, Role role) {
    return done(
        platform
            .members()
            .add(new Caller.Person("Ann"), organization.id(), email, role, Optional.empty()));
  }

  List<User> find(Caller.OfDirectory caller, String filter) {
    return done(platform
            .users()
            .find(
                caller,
                new Listing(
                    Optional.of(FilterParser.parse(filter)),
                    Optional.empty(),
                    new Listing.Window.Index(1, 100),
                    true)))
        .items();
  }

  List<LogEntry> log(Organization organization) {
    return platform.log().read(organization.id(), LogQuery.all(10_000)).entries();
  }

  /// The account behind a User of a standard directory.
  String accountOf(User user) {
    return database.read(sql ->
        sql.fetchSingle("select account_id from scim_record where id = ?", user.id())
            .into(String.class));
  }

  Optional<String> address(String accountId) {
    return database.read(sql ->
        Optional.ofNullable(
            sql.fetchSingle("select address from account where id = ?", accountId)
                .into(String.class)));
  }

  /// All that is stored of people, as text.
  String everything() {
    return database.read(sql ->
        sql.fetch("select * from scim_record").format()
            + sql.fetch("select * from scim_record_key").format()
            + sql.fetch("select * from log_entry").format());
  }

  static Json.Obj json(String text) {
    return (Json.Obj) JsonCodec.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T>(Refusal refusal) -> Assertions.fail("Refused: " + refusal.detail());
    };
  }

  static Refusal refused(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Done<?> done -> Assertions.fail("Not refused: " + done);
      case Outcome.Refused<?>(Refusal refusal) -> refusal;
    };
  }

  static Holder holder(Outcome<?> outcome) {
    return refused(outcome) instanceof Refusal.Taken taken
        ? taken.holder()
        : Assertions.fail("Not taken: " + refused(outcome).detail());
  }

  static String rule(Outcome<?> outcome) {
    return refused(outcome) instanceof Refusal.Forbidden forbidden
        ? forbidden.rule()
        : Assertions.fail("Not forbidden: " + refused(outcome).detail());
  }

  static PatchRequest request(String operations, ResourceType type) {
    return PatchRequest.read(
        json(
            "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':["
                + operations
                + "]}"),
        type);
  }

  @Override
  public void close() {
    database.close();
  }

  /// The first hundred that match.
  static Listing listing(String filter) {
    return new Listing(
        Optional.of(FilterParser.parse(filter)),
        Optional.empty(),
        new Listing.Window.Index(1, 100),
        true);
  }
}
