package io.rollcall.lifecycle.target.miro;

import io.rollcall.lifecycle.http.HttpAnswer;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.target.TargetTrouble;
import io.rollcall.lifecycle.target.TargetTrouble.Kind;
import io.rollcall.scim.address.Address;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Who has many addresses, asked about with as few requests as may be. A request that fails says
/// nothing about the addresses of the others; after a few in a row that tell nothing, nobody is
/// asked about the rest.
final class ManyAddresses {
  private static final int IN_VAIN_IN_A_ROW = 3;

  private final MiroRest rest;
  private final Map<String, Sight> sights = new HashMap<>();
  private final Map<String, String> untold = new HashMap<>();
  private int inVain;
  private String why = "";

  private ManyAddresses(MiroRest rest) {
    this.rest = rest;
  }

  /// @param sights who has an address, by its key
  /// @param untold why nobody could be asked about an address, by its key
  record Told(Map<String, Sight> sights, Map<String, String> untold) {}

  /// @throws TargetTrouble where nothing will work until somebody changes something
  static Told of(MiroRest rest, Collection<String> addresses) {
    ManyAddresses many = new ManyAddresses(rest);
    List<String> all = List.copyOf(addresses);
    for (int from = 0; from < all.size(); from += MiroRest.MOST_ADDRESSES) {
      many.ask(all.subList(from, Math.min(all.size(), from + MiroRest.MOST_ADDRESSES)));
    }
    return new Told(many.sights, many.untold);
  }

  private void ask(List<String> some) {
    int before = untold.size();
    if (inVain < IN_VAIN_IN_A_ROW) {
      together(some);
    } else {
      nobodyTells(some);
    }
    inVain = untold.size() - before == some.size() ? inVain + 1 : 0;
  }

  // One address that is refused must not hide the others; where there was no answer, asking again
  // is no better.
  private void together(List<String> some) {
    try {
      HttpAnswer answer = rest.asked(some);
      try {
        note(rest.sights(answer));
      } catch (TargetTrouble refused) {
        vain(refused);
        some.forEach(this::alone);
      }
    } catch (TargetTrouble silent) {
      vain(silent);
      nobodyTells(some);
    }
  }

  private void alone(String address) {
    try {
      note(rest.byAddress(address).stream().toList());
    } catch (TargetTrouble trouble) {
      vain(trouble);
      nobodyTells(List.of(address));
    }
  }

  private void note(List<Sight> seen) {
    seen.forEach(sight -> sights.put(Address.key(sight.address()), sight));
  }

  private void vain(TargetTrouble trouble) {
    if (trouble.kind() == Kind.TERMINAL) {
      throw trouble;
    }
    why = trouble.text();
  }

  private void nobodyTells(List<String> some) {
    some.forEach(address -> untold.put(Address.key(address), why));
  }
}
