package io.rollcall.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/// What a mistake in a command line is answered with.
final class MisuseTest {
  private static String said(Map<String, String> environment, boolean verbose, String... words) {
    var err = new StringWriter();
    CommandLine line = Program.line(Main.commands(environment), environment, verbose);
    line.setErr(new PrintWriter(err));
    assertThat(line.execute(words)).isEqualTo(2);
    return err.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "plna | There is no command rollcall plna. Did you mean plan?",
        "org crate | There is no command rollcall org crate. Did you mean create?",
        "links cut ada --targt app | rollcall links cut has no option --targt. Did you mean --target?",
        "--vesion | rollcall has no option --vesion. Did you mean --version?",
        "plan --verbos | rollcall plan has no option --verbos. Did you mean --verbose?",
        "key create --ogr Acme | rollcall key create has no option --ogr. Did you mean --org?",
        "directory create --org A --preset=stndard | --preset cannot be \"stndard\"; expected standard, miro or atlassian. Did you mean standard?",
        "serve --log txet | --log cannot be \"txet\"; expected json, text or off. Did you mean text?",
        "log --org A --kind refsued | --kind cannot be \"refsued\". Did you mean refused?",
        "log --org A --kind refused,linkd | --kind cannot be \"linkd\". Did you mean linked?",
        "init --type scmi | --type cannot be \"scmi\"; expected miro, atlassian or scim. Did you mean scim?",
        "member add --org A --email E --role mebmer | There is no role mebmer; there is: admin, member, guest, team-guest. Did you mean member?",
        "help directroy | There is no command rollcall directroy. Did you mean directory?",
        "rotate | There is no command rollcall rotate. Did you mean rollcall key rotate?",
      })
  void whatWasMeantIsTheOnlyLine(String words, String line) {
    assertThat(said(Map.of(), false, words.split(" "))).isEqualTo("rollcall: " + line + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "frobnicate | There is no command rollcall frobnicate. | rollcall",
        "org | Which command? | rollcall org",
        "plan --frobnicate | rollcall plan has no option --frobnicate. | rollcall plan",
        "plan foo | rollcall plan takes no \"foo\" here. | rollcall plan",
        "key create | rollcall key create needs --org NAME. | rollcall key create",
        "member add | rollcall member add needs --org NAME and --email E. | rollcall member add",
        "restore | rollcall restore needs FILE. | rollcall restore",
        "plan --target | --target needs a value: --target NAME. | rollcall plan",
        "serve --port abc | --port is a whole number, not \"abc\". | rollcall serve",
        "serve --port 1 --port 2 | --port is given twice. | rollcall serve",
        "sync --every 5x | --every: \"5x\" is no span of time; expected a number with s, m, h or d, like 1h | rollcall sync",
      })
  void whatIsWrongIsSaidAndWhereMoreIs(String words, String line, String command) {
    assertThat(said(Map.of(), false, words.split(" ")))
        .isEqualTo("rollcall: " + line + "\nSee: " + command + " --help\n");
  }

  @Test
  void aWordFromTheEnvironmentIsHeldAgainstTheSameList() {
    assertThat(
            said(
                Map.of("ROLLCALL_PRESET", "stndard"),
                false,
                "directory",
                "create",
                "--org",
                "Acme"))
        .startsWith("rollcall: ROLLCALL_PRESET cannot be \"stndard\"");
    assertThat(said(Map.of("ROLLCALL_PORT", "abc"), false, "serve"))
        .startsWith("rollcall: ROLLCALL_PORT is a whole number, not \"abc\".");
  }

  @Test
  void whatIsRepeatedOfTheLineDoesNotReachTheTerminalRaw() {
    assertThat(said(Map.of(), false, "pl\u001b[2Jan")).doesNotContain("\u001b");
  }

  @Test
  void onlyVerboseShowsWhereItWasNoticed() {
    assertThat(said(Map.of(), false, "plan", "foo")).doesNotContain("\tat ");
    assertThat(said(Map.of(), true, "plan", "foo")).contains("\tat ");
  }

  @Test
  void verboseMayStandAnywhere() {
    for (String line :
        new String[] {"--verbose org list", "org --verbose list", "org list --verbose"}) {
      assertThat(Program.line(Map.of()).parseArgs(line.split(" ")).subcommand().subcommand())
          .isNotNull();
    }
  }
}
