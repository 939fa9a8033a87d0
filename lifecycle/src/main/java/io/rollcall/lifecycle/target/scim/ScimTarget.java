package io.rollcall.lifecycle.target.scim;

import io.rollcall.lifecycle.http.Call;
import io.rollcall.lifecycle.http.Endpoint;
import io.rollcall.lifecycle.http.HttpCaller;
import io.rollcall.lifecycle.http.HttpOptions;
import io.rollcall.lifecycle.http.Pace;
import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.target.Recipe;
import io.rollcall.lifecycle.target.Traits;
import java.util.List;
import java.util.Optional;

/// Any app with SCIM 2.0, over SCIM alone.
public final class ScimTarget extends OverScim {
  private final List<String> attributes;
  private final HttpCaller caller;
  private Optional<Opened> opened = Optional.empty();

  /// What is known once the server has said what it stores.
  private record Opened(Traits traits, ScimUsers users, ScimGroups groups) {}

  public ScimTarget(ScimSettings settings, HttpOptions http) {
    super(settings.name(), http.calls());
    Endpoint endpoint =
        new Endpoint(
            settings.name(),
            settings.url(),
            settings.token(),
            "application/scim+json",
            "Usual causes: the token was replaced, or it belongs to another directory or organization.");
    this.attributes = settings.attributes();
    this.caller = new HttpCaller(endpoint, Pace.of(List.of(), http), http);
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
    Dialect dialect = new StandardDialect(stored);
    return new Opened(
        ScimTraits.traits(stored), new ScimUsers(caller, dialect), new ScimGroups(caller, dialect));
  }

  @Override
  protected ScimUsers users() {
    return opened().users();
  }

  @Override
  protected ScimGroups groups() {
    return opened().groups();
  }

  @Override
  public Traits traits() {
    return opened().traits();
  }

  @Override
  public Recipe recipe() {
    return new ShownHolderRecipe();
  }

  /// What the server stores is asked anew each time that all of it is read.
  @Override
  public List<Account> readAll() {
    forget();
    return super.readAll();
  }
}
