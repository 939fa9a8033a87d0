package io.rollcall.app.rehearse;

import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.source.Memory;
import io.rollcall.lifecycle.source.Source;
import io.rollcall.lifecycle.source.WriteBack;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A source that is read once and never written to: where it would keep the accounts of its people,
/// it only says that it did.
final class ReadSource implements Source {
  private final Source source;
  private final Read read;

  ReadSource(Source source) {
    this.source = source;
    this.read = source.read();
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public Read read() {
    return read;
  }

  @Override
  public Source with(Memory memory) {
    return this;
  }

  @Override
  public Set<String> mirrored() {
    return source.mirrored();
  }

  @Override
  public List<WriteBack> writeBacks() {
    return source.writeBacks().stream().<WriteBack>map(Unwritten::new).toList();
  }

  @Override
  public List<Remark> examine() {
    return source.examine();
  }

  private record Unwritten(WriteBack place) implements WriteBack {
    @Override
    public String source() {
      return place.source();
    }

    @Override
    public Map<String, String> attributes() {
      return place.attributes();
    }

    @Override
    public Pen open() {
      return new Dry();
    }
  }

  private static final class Dry implements WriteBack.Pen {
    @Override
    public WriteBack.Answer write(
        SourceId person, String attribute, List<String> before, String account) {
      return new WriteBack.Answer.Written();
    }

    @Override
    public void close() {
      // Nothing was opened.
    }
  }
}
