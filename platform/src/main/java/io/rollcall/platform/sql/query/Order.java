package io.rollcall.platform.sql.query;

import io.rollcall.platform.sql.query.Place.Sorted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// An order of rows (RFC 7644 §3.4.2.3): by key, absent ones last; equal keys by id, which grows
/// with time. Descending is exactly the reverse.
record Order(SearchSql search, Optional<Sorted> by, boolean descending, Field<String> id) {

  List<SortField<?>> fields() {
    List<SortField<?>> fields = new ArrayList<>();
    by.ifPresent(sorted -> {
      if (sorted.nullable()) {
        fields.add(directed(DSL.when(sorted.key().isNull(), 1).otherwise(0)));
      }
      fields.add(directed(comparable(sorted.key())));
    });
    if (by.filter(Sorted::unique).isEmpty()) {
      fields.add(directed(id));
    }
    return fields;
  }

  /// The same, sorted when the rows are there.
  Order apart() {
    return new Order(search, by, descending, search.sortedApart(id));
  }

  /// What comes after the position. The key's range stands by itself, for an index.
  Condition after(Position at) {
    Condition laterId = later(id, at.id());
    if (by.isEmpty()) {
      return laterId;
    }
    Field<?> key = by.get().key();
    if (at.key().isEmpty()) {
      Condition laterAbsent = key.isNull().and(laterId);
      return descending ? laterAbsent.or(key.isNotNull()) : laterAbsent;
    }
    Condition later = after(comparable(key), at.key().get(), laterId);
    return by.get().nullable() && !descending ? later.or(key.isNull()) : later;
  }

  private <T> Condition after(Field<T> key, String value, Condition laterId) {
    Field<T> here = DSL.val(value, key);
    Condition from = descending ? key.le(here) : key.ge(here);
    return from.and(later(key, value).or(laterId));
  }

  private <T> Condition later(Field<T> field, String value) {
    Field<T> here = DSL.val(value, field);
    return descending ? field.lt(here) : field.gt(here);
  }

  private Field<?> comparable(Field<?> key) {
    return key.getDataType().isString() ? search.ordered(key.coerce(SQLDataType.VARCHAR)) : key;
  }

  private SortField<?> directed(Field<?> field) {
    return descending ? field.desc() : field.asc();
  }
}
