package io.rollcall.app.cli.manual;

import io.rollcall.app.Accepted;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class ReferencePageTest {
  @Test
  void thePageOfCommandsSaysWhatTheProgramSays() throws IOException {
    Accepted.page("cli.md", ReferencePage.of(Interpreter.pages()), "ReferencePageTest");
  }
}
