package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.ACCOUNT;
import static io.rollcall.platform.sql.tables.Tables.DIRECTORY;
import static io.rollcall.platform.sql.tables.Tables.DOMAIN_CLAIM;
import static io.rollcall.platform.sql.tables.Tables.FORMER_RECORD;
import static io.rollcall.platform.sql.tables.Tables.SCIM_RECORD;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;

import io.rollcall.db.Prepared;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
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

  /// The domains of a userName, of an e-mail and of the address that an account has.
  private static final int MOST_DOMAINS = 3;

  /// The keys of a userName and of an e-mail.
  private static final int MOST_KEYS = 2;

  private static final Param<String> PLATFORM = param("platform", String.class);
  private static final Param<String> OWNER = param("owner", String.class);
  private static final Param<String> EXTERNAL = param("external", String.class);

  private static final Prepared EVERYTHING =
      Prepared.of(_ ->
          domainOwners()
              .unionAll(accountsByAddress())
              .unionAll(recordsByUserName())
              .unionAll(formerRecords())
              .unionAll(linkedRecords()));

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

  /// Nothing is what it is not asked for: no column is equal to null.
  public static Candidates find(DSLContext sql, Question asked) {
    Prepared.Use question =
        EVERYTHING
            .in(sql)
            .set("platform", asked.platformId())
            .set("organization", asked.organizationId())
            .set("owner", asked.ownerId())
            .set("name", asked.userNameKey().orElse(null))
            .set("external", asked.externalId().orElse(null));
    setAll(question, "domain", asked.domains(), MOST_DOMAINS);
    setAll(question, "key", asked.addressKeys(), MOST_KEYS);
    return new Candidates(
        question.fetch(row ->
            new Answer(
                Kind.valueOf(row.get(0, String.class)),
                row.get(1, String.class),
                row.get(2, String.class))));
  }

  /// Where there are fewer values, one of them is given several times.
  private static void setAll(Prepared.Use question, String name, Set<String> values, int most) {
    if (values.size() > most) {
      throw new IllegalArgumentException(values.size() + " values for " + name);
    }
    List<String> all = List.copyOf(values);
    for (int i = 0; i < most; i++) {
      question.set(name + i, all.isEmpty() ? null : all.get(i % all.size()));
    }
  }

  private static List<Param<String>> params(String name, int count) {
    return IntStream.range(0, count).mapToObj(i -> param(name + i, String.class)).toList();
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

  private static SelectOrderByStep<Record3<String, String, String>> domainOwners() {
    return select(kind(Kind.DOMAIN), DOMAIN_CLAIM.DOMAIN, DOMAIN_CLAIM.ORGANIZATION_ID)
        .from(DOMAIN_CLAIM)
        .where(
            DOMAIN_CLAIM.PLATFORM_ID.eq(PLATFORM),
            DOMAIN_CLAIM.DOMAIN.in(params("domain", MOST_DOMAINS)));
  }

  private static Select<Record3<String, String, String>> accountsByAddress() {
    return select(kind(Kind.ACCOUNT), ACCOUNT.ADDRESS_KEY, ACCOUNT.ID)
        .from(ACCOUNT)
        .where(ACCOUNT.PLATFORM_ID.eq(PLATFORM), ACCOUNT.ADDRESS_KEY.in(params("key", MOST_KEYS)));
  }

  private static Select<Record3<String, String, String>> recordsByUserName() {
    return select(kind(Kind.NAME), SCIM_RECORD.USER_NAME_KEY, SCIM_RECORD.ID)
        .from(SCIM_RECORD)
        .where(
            SCIM_RECORD.OWNER_ID.eq(OWNER),
            SCIM_RECORD.USER_NAME_KEY.eq(param("name", String.class)));
  }

  private static Select<Record3<String, String, String>> formerRecords() {
    return select(kind(Kind.FORMER), FORMER_RECORD.EXTERNAL_ID, FORMER_RECORD.ACCOUNT_ID)
        .from(FORMER_RECORD)
        .where(FORMER_RECORD.OWNER_ID.eq(OWNER), FORMER_RECORD.EXTERNAL_ID.eq(EXTERNAL));
  }

  private static Select<Record3<String, String, String>> linkedRecords() {
    return select(kind(Kind.LINKED), SCIM_RECORD.EXTERNAL_ID, SCIM_RECORD.ACCOUNT_ID)
        .from(SCIM_RECORD)
        .where(
            SCIM_RECORD.OWNER_ID.in(
                select(DIRECTORY.ID)
                    .from(DIRECTORY)
                    .where(
                        DIRECTORY.ORGANIZATION_ID.eq(param("organization", String.class)),
                        DIRECTORY.ID.ne(OWNER))),
            SCIM_RECORD.EXTERNAL_ID.eq(EXTERNAL));
  }
}
