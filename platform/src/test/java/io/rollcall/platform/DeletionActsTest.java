package io.rollcall.platform;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

final class DeletionActsTest {
  @Nested
  @ExtendWith(OnSqlite.class)
  final class Sqlite extends DeletionActs {}

  @Nested
  @Tag("postgresql")
  @ExtendWith(OnPostgresql.class)
  final class Postgresql extends DeletionActs {
    @Test
    @Override
    void noDeletionBeginsOnADomainThatIsBeingGivenUp() throws Exception {
      super.noDeletionBeginsOnADomainThatIsBeingGivenUp();
    }

    @Test
    @Override
    void whoGivesADomainUpWaitsForTheDeletionThatIsBeingBegunOnItAndEndsIt() throws Exception {
      super.whoGivesADomainUpWaitsForTheDeletionThatIsBeingBegunOnItAndEndsIt();
    }
  }
}
