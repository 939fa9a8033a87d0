package io.rollcall.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.message.ListResponse;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.Urn;
import io.rollcall.scim.patch.PatchOperation;
import io.rollcall.scim.patch.PatchRequest;
import io.rollcall.scim.schema.Projection;
import io.rollcall.scim.schema.ResourceType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessagesTest {

  @Test
  void anErrorIsReadAsItWasWritten() {
    ScimError error = ScimError.uniqueness("taken");
    assertThat(ScimError.read(error.json())).contains(error);
    assertThat(JsonCodec.text(error.json()))
        .isEqualTo(
            "{\"schemas\":[\"%s\"],\"status\":\"409\",\"scimType\":\"uniqueness\",\"detail\":\"taken\"}"
                .formatted(Urn.ERROR));
  }

  @Test
  void anErrorWithANumberForItsStatusIsReadToo() {
    Json.Obj json = ScimError.notFound("x").json().with("status", Json.number(404));
    assertThat(ScimError.read(json)).contains(ScimError.notFound("x"));
  }

  @Test
  void otherJsonIsNoError() {
    assertThat(ScimError.read(Json.string("x"))).isEmpty();
    assertThat(ScimError.read(Json.object().put("status", "404").build())).isEmpty();
    assertThat(ScimError.read(ScimError.notFound("x").json().with("status", Json.string("a"))))
        .isEmpty();
  }

  @Test
  void aListIsReadAsItWasWritten() {
    ListResponse list = new ListResponse(7, 3, List.of(Json.object().put("id", "1").build()));
    assertThat(ListResponse.read(list.json())).isEqualTo(list);
    assertThat(list.json().integer("itemsPerPage")).contains(1L);
  }

  @Test
  void aPageByCursorSaysNothingAboutPlaces() {
    ListResponse page =
        ListResponse.byCursor(7, List.of(), Optional.of("next"), Optional.of("previous"));
    assertThat(JsonCodec.text(page.json()))
        .isEqualTo(
            "{\"schemas\":[\"%s\"],\"totalResults\":7,\"itemsPerPage\":0,\"previousCursor\":\"previous\",\"nextCursor\":\"next\",\"Resources\":[]}"
                .formatted(Urn.LIST_RESPONSE));
    assertThat(ListResponse.read(page.json())).isEqualTo(page);
  }

  @Test
  void anEmptyListMayLackItsResources() {
    assertThat(ListResponse.read(Json.object().put("totalResults", 0).build()))
        .isEqualTo(new ListResponse(0, 1, List.of()));
    assertThatThrownBy(() -> ListResponse.read(Json.object().build()))
        .isInstanceOf(ScimException.class);
  }

  @Test
  void aPatchIsWrittenForTheWire() {
    PatchRequest patch =
        PatchRequest.of(
            PatchOperation.replace("userName", Json.string("a@example.com")),
            PatchOperation.remove("members[value eq \"1\"]"));
    assertThat(JsonCodec.text(patch.json()))
        .isEqualTo(
            "{\"schemas\":[\"%s\"],\"Operations\":[{\"op\":\"replace\",\"path\":\"userName\",\"value\":\"a@example.com\"},{\"op\":\"remove\",\"path\":\"members[value eq \\\"1\\\"]\"}]}"
                .formatted(Urn.PATCH_OP));
  }

  @Test
  void aProjectionTellsWhatNeedNotBeRead() {
    ResourceType group = ResourceType.group();
    assertThat(Projection.DEFAULT.wants("members", group)).isTrue();
    assertThat(Projection.read(Optional.empty(), Optional.of("Members")).wants("members", group))
        .isFalse();
    assertThat(
            Projection.read(Optional.of("displayName"), Optional.empty()).wants("members", group))
        .isFalse();
    assertThat(
            Projection.read(Optional.of("members.value"), Optional.empty()).wants("members", group))
        .isTrue();
  }
}
