package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.ACCOUNT;
import static io.rollcall.platform.sql.tables.Tables.DIRECTORY;
import static io.rollcall.platform.sql.tables.Tables.DOMAIN_CLAIM;
import static io.rollcall.platform.sql.tables.Tables.FORMER_RECORD;
import static io.rollcall.platform.sql.tables.Tables.SCIM_RECORD;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.SelectOrderByStep;

/// Everything that the names in a request may meet, read by one statement.
public final class Candidates {
  private enum Kind {
    DOMAIN,
    ACCOUNT,
    NAME,
    FORMER,
    LINKED
  }

  /// @param userNameKey the key that is to be free among the owner's records; empty if none is
  ///   asked for
  /// @param domains whose owners are asked for
  public record Question(
      String platformId,
      String organizationId,
      String ownerId,
      Optional<String> userNameKey,
      Set<String> addressKeys,
      Set<String> domains,
      Optional<String> externalId) {
    public Question {
      addressKeys = Set.copyOf(addressKeys);
      domains = Set.copyOf(domains);
    }
  }

  private record Answer(Kind kind, String name, String id) {}

  private final List<Answer> answers;

  private Candidates(List<Answer> answers) {
    this.answers = answers;
  }

  public static Candidates find(DSLContext sql, Question asked) {
    SelectOrderByStep<Record3<String, String, String>> union = domains(asked);
    union = union.unionAll(accounts(asked));
    if (asked.userNameKey().isPresent()) {
      union = union.unionAll(names(asked, asked.userNameKey().get()));
    }
    if (asked.externalId().isPresent()) {
      String externalId = asked.externalId().get();
      union = union.unionAll(former(asked, externalId)).unionAll(linked(asked, externalId));
    }
    return new Candidates(
        sql.fetch(union)
            .map(row -> new Answer(Kind.valueOf(row.value1()), row.value2(), row.value3())));
  }

  /// The organization that has verified the domain.
  public Optional<String> ownerOf(String domain) {
    return of(Kind.DOMAIN).filter(a -> a.name().equals(domain)).map(Answer::id).findFirst();
  }

  /// The id of the account that has this address on the platform.
  public Optional<String> accountWith(String addressKey) {
    return of(Kind.ACCOUNT).filter(a -> a.name().equals(addressKey)).map(Answer::id).findFirst();
  }

  /// The id of the owner's record that has the userName.
  public Optional<String> recordWithUserName() {
    return of(Kind.NAME).map(Answer::id).findFirst();
  }

  /// The accounts that the owner once knew under the externalId.
  public List<String> former() {
    return of(Kind.FORMER).map(Answer::id).distinct().toList();
  }

  /// The accounts that other directories of the organization know under the externalId.
  public List<String> linked() {
    return of(Kind.LINKED).map(Answer::id).distinct().toList();
  }

  private Stream<Answer> of(Kind kind) {
    return answers.stream().filter(answer -> answer.kind() == kind);
  }

  private static Field<String> kind(Kind kind) {
    return inline(kind.name());
  }

  private static SelectOrderByStep<Record3<String, String, String>> domains(Question asked) {
    return select(kind(Kind.DOMAIN), DOMAIN_CLAIM.DOMAIN, DOMAIN_CLAIM.ORGANIZATION_ID)
        .from(DOMAIN_CLAIM)
        .where(
            DOMAIN_CLAIM.PLATFORM_ID.eq(asked.platformId()),
            DOMAIN_CLAIM.DOMAIN.in(asked.domains()));
  }

  private static Select<Record3<String, String, String>> accounts(Question asked) {
    return select(kind(Kind.ACCOUNT), ACCOUNT.ADDRESS_KEY, ACCOUNT.ID)
        .from(ACCOUNT)
        .where(
            ACCOUNT.PLATFORM_ID.eq(asked.platformId()),
            ACCOUNT.ADDRESS_KEY.in(asked.addressKeys()));
  }

  private static Select<Record3<String, String, String>> names(Question asked, String key) {
    return select(kind(Kind.NAME), SCIM_RECORD.USER_NAME_KEY, SCIM_RECORD.ID)
        .from(SCIM_RECORD)
        .where(SCIM_RECORD.OWNER_ID.eq(asked.ownerId()), SCIM_RECORD.USER_NAME_KEY.eq(key));
  }

  private static Select<Record3<String, String, String>> former(Question asked, String externalId) {
    return select(kind(Kind.FORMER), FORMER_RECORD.EXTERNAL_ID, FORMER_RECORD.ACCOUNT_ID)
        .from(FORMER_RECORD)
        .where(
            FORMER_RECORD.OWNER_ID.eq(asked.ownerId()), FORMER_RECORD.EXTERNAL_ID.eq(externalId));
  }

  private static Select<Record3<String, String, String>> linked(Question asked, String externalId) {
    return select(kind(Kind.LINKED), SCIM_RECORD.EXTERNAL_ID, SCIM_RECORD.ACCOUNT_ID)
        .from(SCIM_RECORD)
        .where(
            SCIM_RECORD.OWNER_ID.in(
                select(DIRECTORY.ID)
                    .from(DIRECTORY)
                    .where(
                        DIRECTORY.ORGANIZATION_ID.eq(asked.organizationId()),
                        DIRECTORY.ID.ne(asked.ownerId()))),
            SCIM_RECORD.EXTERNAL_ID.eq(externalId));
  }
}
