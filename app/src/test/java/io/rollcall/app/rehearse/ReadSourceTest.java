package io.rollcall.app.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.source.IncompleteRead;
import io.rollcall.lifecycle.source.Memory;
import io.rollcall.lifecycle.source.Source;
import io.rollcall.lifecycle.source.WriteBack;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class ReadSourceTest {
  private final AtomicInteger reads = new AtomicInteger();
  private final AtomicInteger opened = new AtomicInteger();
  private final Source source = new ReadSource(new Kept());

  @Test
  void itIsReadOnce() {
    Source.Read first = source.read();
    assertThat(source.with(Memory.NONE).read()).isSameAs(first);
    assertThat(reads).hasValue(1);
  }

  @Test
  void whatItWouldKeepIsToldAndNotWritten() throws IncompleteRead {
    WriteBack place = source.writeBacks().getFirst();
    assertThat(place.source()).isEqualTo("hr");
    assertThat(place.attributes()).containsEntry("app", "extensionAttribute7");
    try (WriteBack.Pen pen = place.open()) {
      assertThat(pen.write(new SourceId("hr", "1"), "extensionAttribute7", List.of(), "4187"))
          .isInstanceOf(WriteBack.Answer.Written.class);
    }
    assertThat(opened).hasValue(0);
  }

  private final class Kept implements Source {
    @Override
    public String name() {
      return "hr";
    }

    @Override
    public Read read() {
      reads.incrementAndGet();
      return new Read.Complete(List.of(), List.of(), "0 people", List.of());
    }

    @Override
    public List<WriteBack> writeBacks() {
      return List.of(new Place());
    }
  }

  private final class Place implements WriteBack {
    @Override
    public String source() {
      return "hr";
    }

    @Override
    public Map<String, String> attributes() {
      return Map.of("app", "extensionAttribute7");
    }

    @Override
    public Pen open() throws IncompleteRead {
      opened.incrementAndGet();
      throw new IncompleteRead("A rehearsal writes nothing");
    }
  }
}
