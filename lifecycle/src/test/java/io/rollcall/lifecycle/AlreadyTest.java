package io.rollcall.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Who;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AlreadyTest {
  private static final SourceId ADA = new SourceId("staff", "p1");
  private static final Who WHO = new Who(Optional.of(ADA), "Ada", "ada@new.example");
  private static final Attributes AFTER = Attributes.of(Attributes.USER_NAME, "ada@new.example");

  private static Already linkedTo(String id, String address) {
    return new Already(Map.of(id, account(id, address, true)), Map.of(ADA, id), Map.of(), Map.of());
  }

  private static Account account(String id, String address, boolean active) {
    return new Account(id, address, active, false, Attributes.NONE);
  }

  @Test
  void whoseRecordWasMadeAnewHasWhatTheOldOneWasToGet() {
    Change heal =
        new Change.Heal(
            WHO,
            "old record",
            Attributes.of(Attributes.USER_NAME, "ada@old.example"),
            AFTER,
            "held",
            Optional.of("other"),
            List.of());
    Change named =
        new Change.Update(
            WHO,
            "old record",
            Change.Kind.UPDATE,
            Attributes.NONE,
            Attributes.of(Attributes.DEPARTMENT, "Sales"),
            "changed in staff");

    Already both =
        new Already(
            Map.of(
                "old record", account("old record", "ada@old.example", true),
                "new record", account("new record", "ada@new.example", false)),
            Map.of(ADA, "new record"),
            Map.of(),
            Map.of());
    Change left =
        new Change.Update(
            WHO,
            "old record",
            Change.Kind.DEACTIVATE,
            Attributes.NONE,
            Attributes.of(Attributes.ACTIVE, "false"),
            "left");

    assertThat(both.shows(heal)).as("the old one is still there").isFalse();
    assertThat(both.shows(left)).isFalse();
    assertThat(linkedTo("new record", "Ada@new.example").shows(heal)).isTrue();
    assertThat(linkedTo("new record", "ada@old.example").shows(heal)).isFalse();
    assertThat(linkedTo("old record", "ada@new.example").shows(heal)).isTrue();
    assertThat(linkedTo("new record", "ada@new.example").shows(named)).isFalse();
  }
}
