package io.rollcall.platform.sql.query;

import io.rollcall.platform.sql.query.Term.Test;
import io.rollcall.scim.filter.Operator;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.schema.ResolvedPath;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// A column of milliseconds since 1970, which is never absent. A filter's time may be finer, and
/// may be of any year.
record Moment(Field<Long> millis) implements Place {
  private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal GREATEST = BigDecimal.valueOf(Long.MAX_VALUE);

  @Override
  public Condition holds(Test test) {
    return switch (test) {
      case Test.Has _ -> DSL.trueCondition();
      case Test.Equals(ResolvedPath _, List<Json> wanted) ->
          Logic.any(wanted.stream().map(this::equal).toList());
      case Test.Compares(ResolvedPath _, Operator operator, Json wanted) ->
          compares(operator, millis(wanted));
      case Test.OneValue _ -> throw new IllegalArgumentException("a time is no list");
    };
  }

  @Override
  public boolean leads(Test test) {
    return switch (test) {
      case Test.Equals _ -> true;
      case Test.Compares(ResolvedPath _, Operator operator, Json _) ->
          operator == Operator.GT || operator == Operator.GE;
      case Test.Has _, Test.OneValue _ -> false;
    };
  }

  @Override
  public Optional<Sorted> sorted() {
    return Optional.of(new Sorted(millis, false, false));
  }

  private Condition equal(Json wanted) {
    BigDecimal time = millis(wanted);
    return time.stripTrailingZeros().scale() <= 0
        ? millis.eq(whole(time, RoundingMode.FLOOR))
        : DSL.falseCondition();
  }

  private Condition compares(Operator operator, BigDecimal time) {
    return switch (operator) {
      case GT -> millis.gt(whole(time, RoundingMode.FLOOR));
      case GE -> millis.ge(whole(time, RoundingMode.CEILING));
      case LT -> millis.lt(whole(time, RoundingMode.CEILING));
      case LE -> millis.le(whole(time, RoundingMode.FLOOR));
      case EQ, NE, CO, SW, EW -> throw new IllegalArgumentException("times are only ordered");
    };
  }

  private static BigDecimal millis(Json wanted) {
    Instant instant =
        OffsetDateTime.parse(wanted instanceof Json.Str(String text) ? text : "").toInstant();
    return BigDecimal.valueOf(instant.getEpochSecond())
        .movePointRight(3)
        .add(BigDecimal.valueOf(instant.getNano(), 6));
  }

  private static long whole(BigDecimal time, RoundingMode rounding) {
    return time.setScale(0, rounding).max(LEAST).min(GREATEST).longValueExact();
  }
}
