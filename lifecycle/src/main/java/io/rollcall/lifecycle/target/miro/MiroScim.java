package io.rollcall.lifecycle.target.miro;

import io.rollcall.lifecycle.http.Call;
import io.rollcall.lifecycle.http.HttpAnswer;
import io.rollcall.lifecycle.http.HttpCaller;
import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.target.Target.Answer;
import io.rollcall.lifecycle.target.TargetTrouble;
import io.rollcall.lifecycle.target.TargetTrouble.Kind;
import io.rollcall.scim.address.Address;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.message.ListResponse;
import io.rollcall.scim.message.ScimError;
import java.util.List;
import java.util.Optional;

/// The SCIM API: a question or an act for each method.
final class MiroScim {
  private static final String USERS = "Users";

  private final HttpCaller caller;
  private final MiroAnswers answers;

  MiroScim(HttpCaller caller) {
    this.caller = caller;
    this.answers = new MiroAnswers(caller.endpoint());
  }

  /// One page of all Users.
  ListResponse page(long startIndex, int count) {
    return list(
        Call.get(MiroTraits.LIST_USERS, Call.path(USERS))
            .with("startIndex", Long.toString(startIndex))
            .with("count", Integer.toString(count)));
  }

  Optional<Account> read(String accountId) {
    HttpAnswer answer = caller.send(Call.get(MiroTraits.READ_USER, Call.path(USERS, accountId)));
    if (answer.status() == 404) {
      ScimError _ = answers.error(answer);
      return Optional.empty();
    }
    return Optional.of(answers.account(answer, Kind.TRANSIENT));
  }

  Optional<Account> find(String address) {
    // A JSON string is just what a filter wants of a value (RFC 7644 §3.4.2.2), quotes and
    // backslashes escaped; the
    // parentheses are in all of the vendor's examples.
    String filter = "(userName eq " + JsonCodec.text(Json.string(address)) + ")";
    Call call = Call.get(MiroTraits.LIST_USERS, Call.path(USERS)).with("filter", filter);
    List<Account> found = accounts(list(call));
    if (found.size() > 1 || found.stream().anyMatch(one -> !Address.same(one.address(), address))) {
      throw new TargetTrouble(
          Kind.TRANSIENT,
          "%s: asked for the account with the address %s, it answers with %s accounts, the first of them %s. It seems to ignore the filter, so nothing can be said about that address."
              .formatted(
                  caller.endpoint().name(), address, found.size(), found.getFirst().address()));
    }
    return found.stream().findFirst();
  }

  Answer create(String address, Attributes attributes) {
    return answers.ofWrite(
        caller.send(
            Call.post(
                MiroTraits.CREATE_USER, Call.path(USERS), MiroUser.creation(address, attributes))));
  }

  Answer change(String accountId, Attributes after) {
    return answers.ofWrite(
        caller.send(
            Call.patch(
                MiroTraits.CHANGE_USER, Call.path(USERS, accountId), MiroUser.change(after))));
  }

  Answer delete(String accountId) {
    return answers.ofDelete(
        caller.send(Call.delete(MiroTraits.DELETE_USER, Call.path(USERS, accountId))));
  }

  /// The accounts of a page.
  List<Account> accounts(ListResponse page) {
    return page.resources().stream().map(answers::accountInList).toList();
  }

  private ListResponse list(Call call) {
    return answers.list(caller.send(call));
  }
}
