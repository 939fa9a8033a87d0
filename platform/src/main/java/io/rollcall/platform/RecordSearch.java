package io.rollcall.platform;

import io.rollcall.db.Database;
import io.rollcall.platform.sql.OrganizationRows;
import io.rollcall.platform.sql.SettingRows;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// Makes what is looked for in records that were written before there was any. That it is made is
/// remembered in the data, so that it is asked once and not at every start.
record RecordSearch(Database database, Clock clock, Ids ids, Presets presets) {
  private static final String MADE = "record-search";
  private static final int BATCH = 200;

  /// Some at a time, so that others get their turn; two processes may do it at once.
  void makeUp() {
    if (database.read(sql -> new SettingRows(sql).get(MADE)).isPresent()) {
      return;
    }
    for (OrganizationRows.Row row : database.read(sql -> new OrganizationRows(sql).all())) {
      Optional<Preset> preset = row.preset().map(presets::known);
      while (preset.isPresent() && batch(row.id(), preset) > 0) {
        // The next ones.
      }
    }
    boolean _ =
        database.write(sql -> {
          new SettingRows(sql).set(MADE, "1");
          return true;
        });
  }

  private int batch(String organizationId, Optional<Preset> preset) {
    return database.write(sql -> {
      Act act = new Act(sql, clock.millis(), ids, presets, new Caller.Operator(), List.of());
      RecordWriter writer = RecordWriter.of(act, preset, act.types(organizationId));
      var some = act.records().unsearchable(organizationId, BATCH);
      some.forEach(writer::complete);
      return some.size();
    });
  }
}
