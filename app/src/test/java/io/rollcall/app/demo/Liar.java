package io.rollcall.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.app.demo.Users.User;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Urn;
import java.util.List;

/// Does behind a chapter's back what makes one of its claims untrue, by other tokens than
/// Rollcall's where an app has any, and puts it right again.
final class Liar {
  private final Scene scene;

  Liar(Scene scene) {
    this.scene = scene;
  }

  /// One untruth.
  record Lie(String what, Runnable act, Runnable undo) {}

  /// Somebody who plays no part in the story.
  static final String BYSTANDER = "ada.okafor";

  Lie leavesTheCompany() {
    Employee who = employee(BYSTANDER);
    return new Lie(
        "somebody is not in LDAP's group",
        () -> scene.company().leave(Company.STAFF, who),
        () -> scene.company().join(Company.STAFF, who));
  }

  Lie isThereAlready() {
    Web script = scene.miro().access().script();
    String users = scene.miro().access().scriptBase() + "/Users";
    return new Lie(
        "somebody is at Miro already",
        () ->
            done(
                script.post(
                    users,
                    scene.miro().newUser(employee(BYSTANDER).addressed("early@acme.example")))),
        () -> done(script.delete(users + "/" + miro("early@acme.example").id())));
  }

  Lie isInactiveAtMiro(String address) {
    return miro(address, "active", Json.bool(false), Json.bool(true));
  }

  Lie isActiveAtMiro(String address) {
    return miro(address, "active", Json.bool(true), Json.bool(false));
  }

  Lie isCalledOtherwiseAtMiro(String address) {
    return miro(address, "userName", Json.string("other@acme.example"), Json.string(address));
  }

  Lie worksElsewhereAtMiro(String address) {
    return miro(
        address,
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department",
        Json.string("Elsewhere"),
        Json.string(miro(address).department()));
  }

  private Lie miro(String address, String path, Json lie, Json truth) {
    String id = miro(address).id();
    return new Lie(
        address + " at Miro: " + path + " is " + lie,
        () -> patchMiro(id, path, lie),
        () -> patchMiro(id, path, truth));
  }

  private void patchMiro(String id, String path, Json value) {
    done(
        scene
            .miro()
            .access()
            .script()
            .patch(
                scene.miro().access().scriptBase() + "/Users/" + id,
                patch(
                    Json.object()
                        .put("op", "Replace")
                        .put("path", path)
                        .put("value", value)
                        .build())));
  }

  Lie comesBackToMiro() {
    Web script = scene.miro().access().script();
    String users = scene.miro().access().scriptBase() + "/Users";
    return new Lie(
        "the cut account is back at Miro",
        () -> done(script.post(users, scene.miro().newUser(scene.cast().smith()))),
        () -> done(script.delete(users + "/" + scene.notes().duplicate(scene.miro()))));
  }

  Lie isDisabledAtAtlassian(String account) {
    return new Lie(
        "account " + account + " is disabled at Atlassian",
        () -> lifecycle(account, "disable"),
        () -> lifecycle(account, "enable"));
  }

  Lie isEnabledAtAtlassian(String account) {
    return new Lie(
        "account " + account + " is enabled at Atlassian",
        () -> lifecycle(account, "enable"),
        () -> lifecycle(account, "disable"));
  }

  private void lifecycle(String account, String what) {
    done(
        scene
            .atlassian()
            .access()
            .key()
            .post("/users/" + account + "/manage/lifecycle/" + what, Json.object().build()));
  }

  Lie isDrivenAgainAtAtlassian() {
    Access access = scene.atlassian().access();
    String users = access.scriptBase() + "/Users";
    String duplicate = scene.notes().duplicate(scene.atlassian());
    return new Lie(
        "the script's directory drives the duplicate again",
        () -> {
          String retired =
              scene.atlassian().members().stream()
                  .filter(member -> member.account().equals(duplicate))
                  .map(App.Member::address)
                  .findFirst()
                  .orElseThrow();
          done(
              access
                  .script()
                  .post(users, scene.atlassian().newUser(scene.cast().smith().addressed(retired))));
        },
        () -> {
          String record = Users.read(access.script(), users).all().getFirst().id();
          done(access.script().delete(users + "/" + record));
        });
  }

  Lie isNotInTheGroup(Employee who) {
    return new Lie(
        who.name() + " is not in the group " + who.department(),
        () ->
            patchGroup(
                who.department(),
                Json.object()
                    .put("op", "remove")
                    .put("path", "members[value eq \"" + record(who) + "\"]")
                    .build()),
        () ->
            patchGroup(
                who.department(),
                Json.object()
                    .put("op", "add")
                    .put("path", "members")
                    .put("value", Json.array(Json.object().put("value", record(who)).build()))
                    .build()));
  }

  private void patchGroup(String name, Json.Obj operation) {
    Access access = scene.atlassian().access();
    String group =
        access.scim().get(access.base() + "/Groups?count=100").body().objects("Resources").stream()
            .filter(one -> one.string("displayName").filter(name::equals).isPresent())
            .flatMap(one -> one.string("id").stream())
            .findFirst()
            .orElseThrow();
    done(access.scim().patch(access.base() + "/Groups/" + group, patch(operation)));
  }

  private static Json.Obj patch(Json.Obj operation) {
    return Json.object()
        .put("schemas", Json.strings(List.of(Urn.PATCH_OP)))
        .put("Operations", Json.array(operation))
        .build();
  }

  private static void done(Web.Answer answer) {
    assertThat(answer.status()).as("%s", answer.body()).isBetween(200, 299);
  }

  Employee employee(String uid) {
    return scene.company().people().stream()
        .filter(person -> person.uid().equals(uid))
        .findFirst()
        .orElseThrow();
  }

  private User miro(String address) {
    return scene.miro().users().at(address).orElseThrow();
  }

  private String record(Employee who) {
    return scene.atlassian().users().of(who).orElseThrow().id();
  }

  /// Somebody's account at Atlassian.
  String atlassian(Employee who) {
    return scene.atlassian().users().of(who).orElseThrow().account();
  }
}
