package io.rollcall.lifecycle.target.scim;

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
  private final Traits traits = ScimTraits.traits();
  private final Calls calls;
  private final ScimUsers users;

  public ScimTarget(ScimSettings settings, HttpOptions http) {
    Endpoint endpoint =
        new Endpoint(
            settings.name(),
            settings.url(),
            settings.token(),
            "application/scim+json",
            "Usual causes: the token was replaced, or it belongs to another directory or organization.");
    Pace pace = new Pace(traits.rates(), http.clock(), http.sleeper());
    this.name = settings.name();
    this.calls = http.calls();
    this.users =
        new ScimUsers(new HttpCaller(endpoint, pace, http), new StandardDialect(traits.settable()));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Traits traits() {
    return traits;
  }

  @Override
  public Recipe recipe() {
    return new ShownHolderRecipe();
  }

  @Override
  public long calls() {
    return calls.all();
  }

  @Override
  public List<Account> readAll() {
    return users.all(name, traits.pageSize());
  }

  @Override
  public Optional<Account> read(String accountId) {
    return users.read(accountId);
  }

  @Override
  public Optional<Account> find(String address) {
    return users.find(address);
  }

  @Override
  public Answer create(String address, Attributes attributes) {
    return users.create(address, attributes);
  }

  @Override
  public Answer change(String accountId, Attributes after) {
    return users.change(accountId, after);
  }

  @Override
  public Answer delete(String accountId) {
    return users.delete(accountId);
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
