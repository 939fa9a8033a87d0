package io.rollcall.faces.miro;

import static io.rollcall.faces.miro.Stage.rename;
import static io.rollcall.faces.miro.Stage.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.faces.miro.Stage.Answer;
import io.rollcall.platform.Role;
import io.rollcall.scim.json.Json;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The Miro community thread "Update email address with Python and SCIM API", step by step, in its
/// own URLs.
abstract class CommunityThread {
  private static final String OLD = "alex.jones@acme.example";
  private static final String WANTED = "alex.smith@acme.example";
  private static final String USERS = Stage.SCIM + "/Users/";

  private Stage stage;

  @BeforeEach
  void begin(Stage fresh) {
    stage = fresh;
  }

  @Test
  void anIdOfAGuestTakenFromRestIs404OverScim() {
    stage.invite(stage.acme, "guest@elsewhere.example", Role.GUEST);
    Answer members =
        stage.rest("/v2/orgs/" + stage.acme.id() + "/members?emails=guest@elsewhere.example");
    Json.Obj guest = (Json.Obj) ((Json.Arr) members.json()).items().getFirst();
    assertThat(guest.string("role")).contains("organization_external_user");
    Answer answer = stage.patch(USERS + guest.string("id").orElseThrow(), rename(WANTED));
    assertThat(answer.status()).isEqualTo(404);
    assertThat(stage.get(USERS + guest.string("id").orElseThrow()).status()).isEqualTo(404);
  }

  @Test
  void theThreadsOwnUrlsFindAUserByAddressAndARenameByIdSucceeds() {
    String id = stage.post(USERS, user(OLD)).id();
    for (String url :
        List.of(
            USERS + "?attributes=id,userName&filter=(userName%20eq%20%22" + OLD + "%22)",
            USERS
                + "?attributes=id%2CuserName&filter=(userName%20eq%20%22alex.jones%40acme.example%22)",
            "/api/v1/scim/Users?attributes=id,userName&filter=userName+eq+%22ALEX.Jones%40acme.example%22")) {
      Answer found = stage.get(url);
      assertThat(found.status()).isEqualTo(200);
      assertThat(found.body().objects("Resources")).hasSize(1);
      Json.Obj resource = found.body().objects("Resources").getFirst();
      assertThat(resource.members().keySet())
          .containsExactlyInAnyOrder("schemas", "id", "userName");
      assertThat(resource.string("id")).contains(id);
    }
    Answer renamed = stage.patch("/api/v1/scim/Users/" + id, rename(WANTED));
    assertThat(renamed.status()).isEqualTo(200);
    assertThat(renamed.body().string("userName")).contains(WANTED);
    assertThat(renamed.body().objects("emails").getFirst().string("value")).contains(WANTED);
  }

  @Test
  void aDuplicateKeepsTheAddressEvenWhenItIsDeleted() {
    String right = stage.post(USERS, user(OLD)).id();
    String duplicate = stage.post(USERS, user(WANTED)).id();
    assertTaken(stage.patch(USERS + right, rename(WANTED)), "an active User of this organization");

    assertThat(stage.delete(USERS + duplicate).status()).isEqualTo(204);
    assertThat(stage.get(USERS + duplicate).status()).isEqualTo(404);
    assertThat(found(WANTED)).isEmpty();
    assertTaken(
        stage.patch(USERS + right, rename(WANTED)),
        "an account that was cut from this organization");
  }

  @Test
  void createdAgainItIsTheSameAccountAndTheRecipeOfTheThreadHeals() {
    String right = stage.post(USERS, user(OLD)).id();
    String duplicate = stage.post(USERS, user(WANTED)).id();
    stage.delete(USERS + duplicate);

    Answer again = stage.post(USERS, user(WANTED));
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.id()).isEqualTo(duplicate);
    heal(right, duplicate);
  }

  @Test
  void invitedAgainItIsTheSameAccountAndAtOnceVisible() {
    String right = stage.post(USERS, user(OLD)).id();
    String duplicate = stage.post(USERS, user(WANTED)).id();
    stage.delete(USERS + duplicate);

    assertThat(stage.invite(stage.acme, WANTED, Role.MEMBER)).isEqualTo(duplicate);
    assertThat(stage.get(USERS + duplicate).body().string("userName")).contains(WANTED);
    assertThat(found(WANTED)).containsExactly(duplicate);
    heal(right, duplicate);
  }

  private void heal(String right, String duplicate) {
    String retired = "user_duplicate_error@acme.example";
    assertThat(stage.patch(USERS + duplicate, rename(retired)).status()).isEqualTo(200);
    Answer healed = stage.patch(USERS + right, rename(WANTED));
    assertThat(healed.status()).isEqualTo(200);
    assertThat(healed.id()).isEqualTo(right);
    assertThat(stage.delete(USERS + duplicate).status()).isEqualTo(204);
    assertThat(found(WANTED)).containsExactly(right);
    assertThat(found(OLD)).isEmpty();
    assertThat(found(retired)).isEmpty();
  }

  private List<String> found(String userName) {
    Answer answer = stage.get(USERS + "?filter=userName%20eq%20%22" + userName + "%22");
    assertThat(answer.status()).isEqualTo(200);
    return answer.body().objects("Resources").stream()
        .map(r -> r.string("id").orElseThrow())
        .toList();
  }

  private static void assertTaken(Answer answer, String holder) {
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.body().string("scimType")).contains("uniqueness");
    assertThat(answer.body().string("status")).contains("409");
    assertThat(answer.detail())
        .startsWith("userName " + WANTED + " is not unique: it is held by " + holder)
        .containsPattern("Diagnosis [0-9A-Z]+-[0-9A-Z]+");
  }
}
