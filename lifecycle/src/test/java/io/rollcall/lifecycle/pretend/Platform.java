package io.rollcall.lifecycle.pretend;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Event;
import io.rollcall.lifecycle.model.Origin;
import io.rollcall.lifecycle.target.Target.Answer;
import io.rollcall.scim.address.Address;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All accounts of a platform on which an address exists once, seen from one organization.
public final class Platform {
  private static final int FIRST_ID = 1001;

  private final Clock clock;
  private final Map<String, PretendAccount> accounts = new LinkedHashMap<>();
  private final Map<String, String> idByKey = new LinkedHashMap<>();
  private final Map<String, List<Event>> events = new LinkedHashMap<>();
  private final PretendGroups groups = new PretendGroups(this);
  private final Map<String, String> behind = new LinkedHashMap<>();
  private final Map<String, String> mails = new LinkedHashMap<>();
  private Optional<String> refusal = Optional.empty();
  private boolean showsAccounts;
  private boolean renamesInactive;
  private int created;

  Platform(Clock clock) {
    this.clock = clock;
  }

  /// Puts an account there, as it was before anybody looked.
  public PretendAccount add(String address, Role role, Attributes attributes) {
    String id = Integer.toString(FIRST_ID + created++);
    PretendAccount account =
        new PretendAccount(id, address, role, true, attributes, Optional.empty());
    store(account);
    return account;
  }

  /// Somebody invites an address.
  ///
  /// @param by who
  public PretendAccount invite(String address, Role role, String by) {
    PretendAccount account = add(address, role, Attributes.NONE);
    events
        .computeIfAbsent(Address.key(address), _ -> new ArrayList<>())
        .add(
            new Event(
                clock.instant(),
                "user invited",
                false,
                by,
                false,
                Optional.of(account.id()),
                Optional.of(Origin.INVITATION)));
    return account;
  }

  /// From now on it says this to whoever asks for an address that somebody has.
  public void refusesWith(String text) {
    refusal = Optional.of(text);
  }

  /// What a person does in the app's own pages.
  public void use(String accountId, Instant at) {
    store(get(accountId).used(at));
  }

  public void role(String accountId, Role role) {
    store(get(accountId).as(role));
  }

  public void rename(String accountId, String address) {
    store(get(accountId).at(address));
  }

  public void active(String accountId, boolean active) {
    store(get(accountId).active(active));
  }

  public List<PretendAccount> everybody() {
    return List.copyOf(accounts.values());
  }

  public Optional<PretendAccount> account(String id) {
    return Optional.ofNullable(accounts.get(id));
  }

  public Optional<PretendAccount> at(String address) {
    String key = Address.key(address);
    return Optional.ofNullable(idByKey.getOrDefault(key, mails.get(key))).map(this::get);
  }

  /// From now on an account has another address than the userName of its record.
  public void mail(String accountId, String address) {
    mails.put(Address.key(address), accountId);
  }

  /// The organization's groups.
  public PretendGroups groups() {
    return groups;
  }

  /// From now on the address of an inactive account can be changed.
  void renamesInactive() {
    renamesInactive = true;
  }

  /// From now on records show the accounts behind them.
  void showsAccounts() {
    showsAccounts = true;
  }

  /// From now on a record is another account's.
  public void behind(String accountId, String managedId) {
    behind.put(accountId, managedId);
  }

  /// The id by which the organization knows the account of a record.
  String idBehind(String accountId) {
    return behind.getOrDefault(accountId, "a" + accountId);
  }

  /// The account that the organization knows by an id.
  public Optional<PretendAccount> behind(String managedId) {
    return managedId.startsWith("a")
        ? account(PretendAccount.ofBehind(managedId))
        : Optional.empty();
  }

  /// Its records go, and their groups with them; the account stays.
  void cutLoose(String accountId) {
    role(accountId, Role.MANAGED);
    groups.cut(accountId);
  }

  private Account shown(PretendAccount one) {
    return showsAccounts
        ? one.overScim(Optional.of(idBehind(one.id())))
        : one.overScim(Optional.empty());
  }

  List<Account> overScim() {
    return accounts.values().stream()
        .filter(account -> account.role().overScim())
        .map(this::shown)
        .toList();
  }

  Optional<Account> overScim(String id) {
    return account(id).filter(found -> found.role().overScim()).map(this::shown);
  }

  /// Its log no longer reaches back to what happened to an address.
  public void forget(String address) {
    events.remove(Address.key(address));
  }

  List<Event> eventsOf(String address) {
    return List.copyOf(events.getOrDefault(Address.key(address), List.of()));
  }

  private Answer.Taken taken(String address) {
    return new Answer.Taken(
        409,
        refusal.orElse(
            showsAccounts
                ? "Resource [USER]: with email[" + address + "] already exists."
                : "User name is not unique"));
  }

  /// A create by a SCIM token.
  ///
  /// @param by whose token
  public Answer create(String address, Attributes attributes, String by) {
    Optional<PretendAccount> holder = at(address);
    if (holder.isEmpty()) {
      PretendAccount account = add(address, Role.MEMBER, attributes);
      remember(account, "user created", true, by);
      return new Answer.Done(overScim(account.id()));
    }
    return switch (holder.get().role()) {
      case MANAGED -> {
        store(holder.get().as(Role.MEMBER).with(attributes));
        yield new Answer.Done(overScim(holder.get().id()));
      }
      case MEMBER, ADMIN, OUTSIDE, DRIVEN, UNMANAGED, DELETING, RECORD -> taken(address);
      case CUT, GUEST -> {
        PretendAccount back = holder.get().as(Role.MEMBER).active(true).with(attributes);
        store(back);
        remember(back, "user added", false, by);
        yield new Answer.Done(overScim(back.id()));
      }
    };
  }

  /// A change by a SCIM token.
  public Answer change(String accountId, Attributes after) {
    Optional<PretendAccount> found = account(accountId).filter(one -> one.role().overScim());
    if (found.isEmpty()) {
      return new Answer.Missing("there is no user " + accountId);
    }
    PretendAccount account = found.get();
    boolean renames =
        after.has(Attributes.USER_NAME)
            && !after.value(Attributes.USER_NAME).equals(account.address());
    if (renames) {
      String next = after.value(Attributes.USER_NAME);
      if (!account.active() && !renamesInactive) {
        return new Answer.Refused(409, "the address of an inactive user cannot be changed");
      }
      if (at(next).filter(holder -> !holder.id().equals(accountId)).isPresent()) {
        return taken(next);
      }
      account = account.at(next);
    }
    if (after.has(Attributes.ACTIVE)) {
      account = account.active(Boolean.parseBoolean(after.value(Attributes.ACTIVE)));
    }
    Attributes rest = after.without(Attributes.USER_NAME).without(Attributes.ACTIVE);
    store(account.with(account.attributes().and(rest).present()));
    return new Answer.Done(overScim(accountId));
  }

  /// A delete by a SCIM token: the account is cut from the organization and keeps its address.
  public Answer delete(String accountId) {
    Optional<PretendAccount> found = account(accountId).filter(one -> one.role().overScim());
    if (found.isEmpty()) {
      return new Answer.Missing("there is no user " + accountId);
    }
    store(found.get().as(Role.CUT));
    groups.cut(accountId);
    remember(found.get(), "user removed", false, "a SCIM token");
    return new Answer.Done(Optional.empty());
  }

  private void remember(PretendAccount account, String what, boolean creation, String by) {
    events
        .computeIfAbsent(Address.key(account.address()), _ -> new ArrayList<>())
        .add(new Event(clock.instant(), what, creation, by, true, Optional.of(account.id())));
  }

  private PretendAccount get(String id) {
    return account(id).orElseThrow(() -> new IllegalArgumentException("There is no account " + id));
  }

  private void store(PretendAccount account) {
    String key = Address.key(account.address());
    PretendAccount before = accounts.get(account.id());
    if (before != null) {
      idByKey.remove(Address.key(before.address()));
    }
    String holder = idByKey.putIfAbsent(key, account.id());
    if (holder != null) {
      throw new IllegalStateException(account.address() + " is held by account " + holder);
    }
    accounts.put(account.id(), account);
  }
}
