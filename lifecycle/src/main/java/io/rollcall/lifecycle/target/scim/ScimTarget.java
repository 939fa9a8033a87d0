package io.rollcall.lifecycle.target.scim;

import io.rollcall.lifecycle.http.Call;
import io.rollcall.lifecycle.http.Calls;
import io.rollcall.lifecycle.http.Endpoint;
import io.rollcall.lifecycle.http.HttpCaller;
import io.rollcall.lifecycle.http.HttpOptions;
import io.rollcall.lifecycle.http.Pace;
import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Event;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.target.Recipe;
import io.rollcall.lifecycle.target.Target;
import io.rollcall.lifecycle.target.Traits;
import java.util.List;
import java.util.Optional;

/// Any app with SCIM 2.0, over SCIM alone.
public final class ScimTarget implements Target {
  private final String name;
  private final List<String> attributes;
  private final Calls calls;
  private final HttpCaller caller;
  private Optional<Opened> opened = Optional.empty();

  /// What is known once the server has said what it stores.
  private record Opened(Traits traits, ScimUsers users) {}

  public ScimTarget(ScimSettings settings, HttpOptions http) {
    Endpoint endpoint =
        new Endpoint(
            settings.name(),
            settings.url(),
            settings.token(),
            "application/scim+json",
            "Usual causes: the token was replaced, or it belongs to another directory or organization.");
    this.name = settings.name();
    this.attributes = settings.attributes();
    this.calls = http.calls();
    this.caller = new HttpCaller(endpoint, new Pace(List.of(), http.clock(), http.sleeper()), http);
  }

  private synchronized Opened opened() {
    Opened now = opened.orElseGet(this::open);
    opened = Optional.of(now);
    return now;
  }

  private synchronized void forget() {
    opened = Optional.empty();
  }

  private Opened open() {
    Call schemas = Call.get("schemas", Call.path("Schemas")).expecting(403);
    List<String> stored = ServedSchemas.stored(caller.send(schemas), attributes);
    return new Opened(
        ScimTraits.traits(stored), new ScimUsers(caller, new StandardDialect(stored)));
  }

  private ScimUsers users() {
    return opened().users();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Traits traits() {
    return opened().traits();
  }

  @Override
  public Recipe recipe() {
    return new ShownHolderRecipe();
  }

  @Override
  public long calls() {
    return calls.all();
  }

  /// What the server stores is asked anew each time that all of it is read.
  @Override
  public List<Account> readAll() {
    forget();
    return users().all(name, traits().pageSize());
  }

  @Override
  public Optional<Account> read(String accountId) {
    return users().read(accountId);
  }

  @Override
  public Optional<Account> find(String address) {
    return users().find(address);
  }

  @Override
  public Answer create(String address, Attributes attributes) {
    return users().create(address, attributes);
  }

  @Override
  public Answer change(String accountId, Attributes after) {
    return users().change(accountId, after);
  }

  @Override
  public Answer delete(String accountId) {
    return users().delete(accountId);
  }

  @Override
  public boolean canLookBehind() {
    return false;
  }

  @Override
  public Optional<Sight> lookBehind(String address) {
    return Optional.empty();
  }

  @Override
  public Optional<Sight> lookBehindById(String accountId) {
    return Optional.empty();
  }

  @Override
  public List<Event> eventsOf(String address) {
    return List.of();
  }
}
