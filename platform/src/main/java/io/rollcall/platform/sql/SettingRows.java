package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.SETTING;

import java.util.Optional;
import org.jooq.DSLContext;

/// Settings by name.
public record SettingRows(DSLContext sql) {
  public Optional<String> get(String name) {
    return sql.select(SETTING.CONTENT)
        .from(SETTING)
        .where(SETTING.NAME.eq(name))
        .fetchOptional(SETTING.CONTENT);
  }

  public void set(String name, String content) {
    sql.insertInto(SETTING)
        .set(SETTING.NAME, name)
        .set(SETTING.CONTENT, content)
        .onConflict(SETTING.NAME)
        .doUpdate()
        .set(SETTING.CONTENT, content)
        .execute();
  }

  /// Sets it if nobody did so before, and says what it is now.
  public String setOnce(String name, String content) {
    sql.insertInto(SETTING)
        .set(SETTING.NAME, name)
        .set(SETTING.CONTENT, content)
        .onConflict(SETTING.NAME)
        .doNothing()
        .execute();
    return get(name).orElseThrow();
  }
}
