package io.rollcall.lifecycle.target.scim;

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

/// Users over SCIM: a question or an act for each method.
public final class ScimUsers {
  /// The classes of calls, as rates name them.
  public static final String LIST = "users.list";

  public static final String READ = "users.read";
  public static final String CREATE = "users.create";
  public static final String CHANGE = "users.change";
  public static final String DELETE = "users.delete";

  private static final String USERS = "Users";

  private final HttpCaller caller;
  private final UserForm form;
  private final ScimAnswers answers;

  public ScimUsers(HttpCaller caller, Dialect dialect) {
    this.caller = caller;
    this.form = new UserForm(dialect, new Emails());
    this.answers = new ScimAnswers(caller.endpoint(), dialect, form);
  }

  /// Everybody, nobody twice.
  ///
  /// @param name the target's name in the configuration
  public List<Account> all(String name, int pageSize) {
    return new Pages<>(name, USERS, start -> page(start, pageSize), this::accounts, Account::id)
        .read();
  }

  /// One page of all Users.
  private ListResponse page(long startIndex, int count) {
    return list(
        Call.get(LIST, Call.path(USERS))
            .with("startIndex", Long.toString(startIndex))
            .with("count", Integer.toString(count)));
  }

  public Optional<Account> read(String accountId) {
    HttpAnswer answer = caller.send(Call.get(READ, Call.path(USERS, accountId)));
    if (answer.status() == 404) {
      ScimError _ = answers.error(answer);
      return Optional.empty();
    }
    return Optional.of(answers.account(answer, Kind.TRANSIENT));
  }

  public Optional<Account> find(String address) {
    // A JSON string is just what a filter wants of a value (RFC 7644 §3.4.2.2), quotes and
    // backslashes escaped; the
    // parentheses are in all of the vendor's examples.
    String filter = "(userName eq " + JsonCodec.text(Json.string(address)) + ")";
    Call call = Call.get(LIST, Call.path(USERS)).with("filter", filter);
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

  public Answer create(String address, Attributes attributes) {
    Call call =
        Call.post(CREATE, Call.path(USERS), form.creation(address, attributes)).expecting(403);
    try {
      return answers.ofWrite(caller.send(call));
    } catch (TargetTrouble trouble) {
      if (trouble.kind() != Kind.POSTPONED) {
        throw trouble;
      }
    }
    try {
      return createdOnAsking(call, address, attributes);
    } catch (TargetTrouble trouble) {
      throw inDoubt(address, trouble.text());
    }
  }

  // What the server was asked to create may be there.
  private Answer createdOnAsking(Call call, String address, Attributes attributes) {
    Optional<Account> there = find(address);
    if (there.isPresent()) {
      // Nobody had the address before: whoever has it now, and what we sent, is who we asked for.
      return there.get().isMadeFrom(attributes)
          ? new Answer.Done(there)
          : new Answer.Taken(409, "account " + there.get().id() + " has the address meanwhile");
    }
    Answer answer = answers.ofWrite(caller.send(call));
    if (answer instanceof Answer.Taken taken) {
      throw inDoubt(address, taken.text());
    }
    return answer;
  }

  private TargetTrouble inDoubt(String address, String why) {
    return new TargetTrouble(
        Kind.IN_DOUBT,
        "%s: creating %s was answered with 503, not now, and then: %s It may have been done all the same; the next run looks it up."
            .formatted(caller.endpoint().name(), address, why));
  }

  public Answer change(String accountId, Attributes after) {
    return answers.ofWrite(
        caller.send(
            Call.patch(CHANGE, Call.path(USERS, accountId), form.change(accountId, after))
                .expecting(403)));
  }

  public Answer delete(String accountId) {
    return answers.ofDelete(
        caller.send(Call.delete(DELETE, Call.path(USERS, accountId)).expecting(403)));
  }

  /// The accounts of a page.
  private List<Account> accounts(ListResponse page) {
    return page.resources().stream().map(answers::accountInList).toList();
  }

  private ListResponse list(Call call) {
    return answers.list(caller.send(call));
  }
}
