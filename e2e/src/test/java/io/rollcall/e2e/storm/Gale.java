package io.rollcall.e2e.storm;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Random faults: one write in a few meets one, and one read in four times as many, since a run
/// ends that cannot read. Some faults come in a row, and an account that once was not found stays
/// away.
final class Gale implements Weather {
  private static final List<Fault> FAULTS =
      List.of(
          Fault.RESET,
          Fault.LOST,
          Fault.LOST,
          Fault.BROKEN,
          Fault.BROKEN_AFTER,
          Fault.BUSY,
          Fault.BUSY_AFTER,
          Fault.HELD_BACK,
          Fault.SILENT,
          Fault.SILENT_AFTER,
          Fault.TWICE,
          Fault.TWICE,
          Fault.REFUSED,
          Fault.FORBIDDEN,
          Fault.VANISHED,
          Fault.POISONED,
          Fault.SHORT_PAGE,
          Fault.LYING_TOTAL,
          Fault.LEFT_OUT,
          Fault.CUT_SHORT);
  private static final Set<Fault> COME_IN_A_ROW =
      Set.of(
          Fault.RESET,
          Fault.BROKEN,
          Fault.BUSY,
          Fault.HELD_BACK,
          Fault.REFUSED,
          Fault.SHORT_PAGE,
          Fault.LYING_TOTAL);
  private static final Pattern ONE = Pattern.compile(".*/(?:Users|Groups)/([^/?]+).*");

  private final Random random;
  private final int oneIn;
  private final Set<String> away = new HashSet<>();
  private Fault row = Fault.NONE;
  private int left;

  Gale(Random random, int oneIn) {
    this.random = random;
    this.oneIn = oneIn;
  }

  @Override
  public Fault at(Passed request) {
    Matcher one = ONE.matcher(request.target());
    if (one.matches() && away.contains(one.group(1))) {
      return Fault.VANISHED;
    }
    if (left > 0) {
      left--;
      return fits(row, request) ? row : Fault.NONE;
    }
    if (random.nextInt(request.writes() ? oneIn : 4 * oneIn) > 0) {
      return Fault.NONE;
    }
    Fault fault = FAULTS.get(random.nextInt(FAULTS.size()));
    if (COME_IN_A_ROW.contains(fault) && random.nextInt(3) == 0) {
      row = fault;
      left = 1 + random.nextInt(6);
    }
    if (fault == Fault.VANISHED && one.matches()) {
      away.add(one.group(1));
    }
    return fits(fault, request) ? fault : Fault.NONE;
  }

  private static boolean fits(Fault fault, Passed request) {
    return switch (fault) {
      case SHORT_PAGE, LYING_TOTAL, LEFT_OUT -> request.isList();
      case VANISHED -> ONE.matcher(request.target()).matches();
      case POISONED -> request.writes();
      case NONE,
          RESET,
          LOST,
          BROKEN,
          BROKEN_AFTER,
          BUSY,
          BUSY_AFTER,
          HELD_BACK,
          SILENT,
          SILENT_AFTER,
          TWICE,
          REFUSED,
          FORBIDDEN,
          CUT_SHORT ->
          true;
    };
  }
}
