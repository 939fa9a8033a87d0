package io.rollcall.app.service;

import io.rollcall.app.cli.CommandFailure;
import io.rollcall.app.cli.Confirmation;
import io.rollcall.app.cli.Misuse;
import io.rollcall.app.cli.Output;
import io.rollcall.platform.Caller;
import io.rollcall.platform.Member;
import io.rollcall.platform.MemberQuery;
import io.rollcall.platform.Organization;
import io.rollcall.platform.Platform;
import io.rollcall.platform.Role;
import io.rollcall.scim.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

@Command(
    name = "member",
    description =
        "What people do in the app's own pages: invite, leave, sign in. Guests are members here, too.",
    subcommands = {
      MemberCommands.Add.class,
      MemberCommands.ListAll.class,
      MemberCommands.Show.class,
      MemberCommands.Delete.class,
      MemberCommands.SignIn.class
    },
    footer = {"rollcall member list --org Acme"})
final class MemberCommands {
  private static final Caller BY = new Caller.Person("the app's own pages");
  private static final int PAGE = 1000;

  @Command(
      name = "add",
      description = "Invite a person; an account that is there already is invited again.",
      footer = {"rollcall member add --org Acme --email boss@acme.example --role admin"})
  static final class Add implements Runnable {
    @Mixin private OrganizationOption organization = new OrganizationOption();

    @Option(names = "--email", required = true, paramLabel = "E", description = "The address.")
    private String email = "";

    @Option(
        names = "--role",
        completionCandidates = Words.Roles.class,
        paramLabel = "ROLE",
        defaultValue = "member",
        description =
            "admin, member, guest or team-guest, or the vendor's word for it (default: member).")
    private String role = "";

    @Option(names = "--name", paramLabel = "N", description = "The name that others see.")
    private Optional<String> name = Optional.empty();

    @Mixin private Store store = new Store();
    @Mixin private Output output = new Output();

    @Override
    public void run() {
      Role parsed =
          role(role)
              .orElseThrow(() ->
                  new ParameterException(
                      output.command().commandLine(),
                      "There is no role "
                          + role
                          + "; there is: "
                          + String.join(", ", Words.Roles.ALL)
                          + Misuse.hint(role, Words.Roles.ALL)));
      Member added =
          store.with(
              p -> Store.done(p.members().add(BY, organization.of(p).id(), email, parsed, name)));
      output.show(
          () -> Json.object().put("accountId", added.accountId()).build(), () -> text(added));
    }
  }

  @Command(
      name = "list",
      description = "Everybody in the organization.",
      footer = {"rollcall member list --org Acme"})
  static final class ListAll implements Runnable {
    @Mixin private OrganizationOption organization = new OrganizationOption();
    @Mixin private Store store = new Store();
    @Mixin private Output output = new Output();

    @Override
    public void run() {
      List<Member> all = store.with(p -> everybody(p, organization.of(p)));
      output.show(
          () -> Json.array(all.stream().map(MemberCommands::json).toList()),
          () -> Output.table(all.stream().map(MemberCommands::row).toList(), "No members yet."));
    }
  }

  @Command(
      name = "show",
      description = "One person in the organization.",
      footer = {"rollcall member show ada@acme.example --org Acme"})
  static final class Show implements Runnable {
    @Parameters(paramLabel = "WHO", description = "Address or account id.")
    private String who = "";

    @Mixin private OrganizationOption organization = new OrganizationOption();
    @Mixin private Store store = new Store();
    @Mixin private Output output = new Output();

    @Override
    public void run() {
      Member found = store.with(p -> find(p, organization.of(p), who));
      output.show(() -> json(found), () -> text(found));
    }
  }

  @Command(
      name = "delete",
      description = "End a membership. The account and its address remain.",
      footer = {"rollcall member delete ada@acme.example --org Acme"})
  static final class Delete implements Runnable {
    @Parameters(paramLabel = "WHO", description = "Address or account id.")
    private String who = "";

    @Mixin private OrganizationOption organization = new OrganizationOption();
    @Mixin private Confirmation confirmation = new Confirmation();
    @Mixin private Store store = new Store();
    @Mixin private Output output = new Output();

    @Override
    public void run() {
      Member gone = store.with(this::delete);
      output.show(() -> json(gone), () -> "Deleted " + text(gone));
    }

    private Member delete(Platform platform) {
      Organization from = organization.of(platform);
      Member found = find(platform, from, who);
      confirmation.ask("Remove " + found.email() + " from " + from.name() + "?");
      return Store.done(platform.members().remove(BY, from.id(), found.accountId()));
    }
  }

  @Command(
      name = "sign-in",
      description = "The person used the app just now.",
      footer = {"rollcall member sign-in --org Acme --email ada@acme.example"})
  static final class SignIn implements Runnable {
    @Mixin private OrganizationOption organization = new OrganizationOption();

    @Option(names = "--email", required = true, paramLabel = "E", description = "The address.")
    private String email = "";

    @Mixin private Store store = new Store();
    @Mixin private Output output = new Output();

    @Override
    public void run() {
      Member active = store.with(this::signIn);
      output.show(() -> json(active), () -> text(active));
    }

    private Member signIn(Platform platform) {
      Organization in = organization.of(platform);
      String id = Store.done(platform.members().signIn(in.id(), email)).accountId();
      return find(platform, in, id);
    }
  }

  private static Optional<Role> role(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "admin" -> Optional.of(Role.ADMIN);
      case "member" -> Optional.of(Role.MEMBER);
      case "guest" -> Optional.of(Role.GUEST);
      case "team-guest" -> Optional.of(Role.TEAM_GUEST);
      default -> Vendors.roleCalled(name);
    };
  }

  private static String word(Role role) {
    return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static List<Member> everybody(Platform platform, Organization organization) {
    List<Member> all = new ArrayList<>();
    Optional<String> after = Optional.empty();
    while (true) {
      var query = new MemberQuery(List.of(), Optional.empty(), Optional.empty(), after, PAGE);
      List<Member> page = platform.members().list(organization.id(), query);
      all.addAll(page);
      if (page.size() < PAGE) {
        return all;
      }
      after = Optional.of(page.getLast().accountId());
    }
  }

  private static Member find(Platform platform, Organization organization, String who) {
    var query =
        new MemberQuery(List.of(who), Optional.empty(), Optional.empty(), Optional.empty(), 1);
    return platform
        .members()
        .get(organization.id(), who)
        .or(() -> platform.members().list(organization.id(), query).stream().findFirst())
        .orElseThrow(() ->
            new CommandFailure(
                "Nobody in "
                    + organization.name()
                    + " is "
                    + who
                    + ". See ./rollcall member list."));
  }

  private static Json.Obj json(Member member) {
    return Json.object()
        .put("accountId", member.accountId())
        .put("email", member.email())
        .put("active", member.active())
        .put("role", word(member.role()))
        .putIfPresent("license", member.license())
        .putIfPresent("lastActivityAt", member.lastActivityAt().map(Object::toString))
        .put("since", member.since().toString())
        .build();
  }

  private static String text(Member member) {
    return "member " + Output.words(row(member));
  }

  private static List<String> row(Member member) {
    return List.of(
        member.email(),
        member.accountId(),
        word(member.role()),
        member.active() ? "active" : "inactive",
        member.license().orElse(""),
        member.lastActivityAt().map(at -> "last active " + at).orElse("never signed in"));
  }
}
