package io.rollcall.app.service;

import io.rollcall.db.Database;
import io.rollcall.faces.watch.Figure;
import java.util.List;

/// The figures of a database, as Prometheus names them.
final class DatabaseFigures {
  private DatabaseFigures() {}

  static List<Figure> of(Database database) {
    return List.of(
        new Figure(
            "rollcall_database_waiting_writes",
            "Pieces of work that wait to write.",
            false,
            () -> database.figures().waitingWrites()),
        new Figure(
            "rollcall_database_waiting_reads",
            "Pieces of work that wait to read.",
            false,
            () -> database.figures().waitingReads()),
        new Figure(
            "rollcall_database_writes_total",
            "Pieces of work whose changes were committed.",
            true,
            () -> database.figures().writes()),
        new Figure(
            "rollcall_database_commits_total",
            "Commits that they took.",
            true,
            () -> database.figures().writeCommits()),
        new Figure(
            "rollcall_database_largest_batch",
            "The most writes that shared a commit.",
            false,
            () -> database.figures().largestBatch()));
  }
}
