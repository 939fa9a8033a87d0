package io.rollcall.app.service;

import io.rollcall.app.cli.Choices;
import io.rollcall.platform.Choice;
import io.rollcall.platform.LogEntry;
import io.rollcall.scim.message.Leniency;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/// The words that options of the service may have.
final class Words {
  private Words() {}

  static final class Presets extends Choices {
    Presets() {
      super(() -> Vendors.presets().stream().map(preset -> preset.name()).toList());
    }
  }

  static final class RateLimits extends Choices {
    RateLimits() {
      super(() -> List.of("vendor", "off"));
    }
  }

  static final class OfCut extends Choices {
    OfCut() {
      super(Choice.CREATE_OF_CUT::words);
    }
  }

  static final class GroupModels extends Choices {
    GroupModels() {
      super(Choice.GROUP_MODEL::words);
    }
  }

  static final class LastTeam extends Choices {
    LastTeam() {
      super(Choice.LAST_TEAM::words);
    }
  }

  static final class Taken extends Choices {
    Taken() {
      super(Choice.TAKEN::words);
    }
  }

  static final class Habits extends Choices {
    Habits() {
      super(() -> Stream.of(Leniency.values()).map(Leniency::word).toList());
    }
  }

  static final class Kinds extends Choices {
    Kinds() {
      super(() -> Stream.of(LogEntry.Kind.values()).map(LogEntry.Kind::code).sorted().toList());
    }
  }

  static final class Extended extends Choices {
    Extended() {
      super(() -> List.of("User", "Group"));
    }
  }

  /// A vendor may have more words for them.
  static final class Roles implements Iterable<String> {
    static final List<String> ALL = List.of("admin", "member", "guest", "team-guest");

    @Override
    public Iterator<String> iterator() {
      return ALL.iterator();
    }
  }
}
