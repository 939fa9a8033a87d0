package io.rollcall.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.app.Shell;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `log` with its filters.
final class LogFilterOptionsTest {
  @TempDir Path folder;
  private Shell shell;
  private String ann = "";

  @BeforeEach
  void begin() {
    shell = new Shell(folder, true);
    shell.run("org", "create", "acme");
    shell.run("directory", "create", "--org", "acme", "--preset", "standard", "--name", "one");
    ann = invited("ann@acme.example");
    invited("bob@acme.example");
    shell.run("account", "rename", ann, "--address", "ann.lee@acme.example", "--yes");
  }

  private String invited(String email) {
    return shell
        .run("member", "add", "--org", "acme", "--email", email, "--role", "member")
        .field("accountId");
  }

  private List<String> kinds(String... options) {
    String[] words = new String[options.length + 3];
    System.arraycopy(new String[] {"log", "--org", "acme"}, 0, words, 0, 3);
    System.arraycopy(options, 0, words, 3, options.length);
    return shell
        .run(words)
        .out()
        .lines()
        .map(line -> (Json.Obj) JsonCodec.parse(line.getBytes(StandardCharsets.UTF_8)))
        .map(entry -> entry.string("kind").orElse(""))
        .toList();
  }

  @Test
  void eachFilterNarrowsItDown() {
    assertThat(kinds("--account", ann)).containsExactly("invited", "renamed");
    assertThat(kinds("--id", ann)).containsExactly("invited", "renamed");
    assertThat(kinds("--address", "Ann.Lee@acme.example")).containsExactly("renamed");
    assertThat(kinds("--kind", "invited")).containsExactly("invited", "invited");
    assertThat(kinds("--kind", "invited,renamed", "--account", ann))
        .containsExactly("invited", "renamed");
    assertThat(kinds("--account", ann, "--from", "1h")).hasSize(2);
    assertThat(kinds("--account", ann, "--until", "1h")).isEmpty();
    assertThat(kinds("--account", ann, "--from", "2999-01-01T00:00:00Z")).isEmpty();
    assertThat(kinds("--account", ann, "--until", "2999-01-01T00:00:00Z")).hasSize(2);
    assertThat(kinds("--account", ann, "--directory", "one")).isEmpty();
  }

  @Test
  void whatCannotBeMeantIsAWrongUsageThatSaysWhatCan() {
    Shell.Result kind = shell.run("log", "--org", "acme", "--kind", "invented");
    assertThat(kind.code()).isEqualTo(2);
    assertThat(kind.err()).contains("invented", "invited, linked");
    Shell.Result from = shell.run("log", "--org", "acme", "--from", "yesterday");
    assertThat(from.code()).isEqualTo(2);
    assertThat(from.err()).contains("yesterday", "2026-11-21T09:41:00Z", "2h");
  }
}
