package io.rollcall.platform;

import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.ExtensionRows;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.message.Echo;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.schema.ResourceType;
import io.rollcall.scim.schema.Schema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The schemas with which an organization extends User and Group (RFC 7643 §3.3). Its directories
/// serve them from the next request on.
public final class ExtensionSchemas {
  private static final List<String> TYPES = List.of("User", "Group");
  private static final int MOST_SCHEMAS = 20;
  private static final int LARGEST_BYTES = 256 * 1024;

  private final Acts acts;

  ExtensionSchemas(Acts acts) {
    this.acts = acts;
  }

  /// A schema that was deleted.
  ///
  /// @param holding how many resources hold values of it; they are kept, and not shown
  public record Deleted(ExtensionSchema extension, long holding) {}

  /// In the order in which they were added, those of User first.
  public List<ExtensionSchema> list(String organizationId) {
    return acts.read(sql -> read(new ExtensionRows(sql).get(organizationId)));
  }

  /// @param urn in any letter case
  public Optional<ExtensionSchema> get(String organizationId, String urn) {
    return find(list(organizationId), urn);
  }

  /// How many resources of the organization hold values of a schema.
  public long holding(String organizationId, ExtensionSchema extension) {
    return acts.read(sql -> count(new ExtensionRows(sql), organizationId, extension));
  }

  /// @param resourceType `User` or `Group`
  /// @param schema a Schema resource as RFC 7643 §7 writes it
  public Outcome<ExtensionSchema> add(
      Caller caller, String organizationId, String resourceType, Json.Obj schema) {
    return change(
        caller,
        organizationId,
        act -> {
          Outcome<ExtensionSchema> read = read(resourceType, schema);
          return read instanceof Outcome.Done<ExtensionSchema>(ExtensionSchema wanted)
              ? add(act, organizationId, wanted)
              : read;
        });
  }

  /// What it would be if it were added.
  public Outcome<ExtensionSchema> read(String resourceType, Json.Obj schema) {
    if (!TYPES.contains(resourceType)) {
      return Administration.invalid(
          "A schema extends User or Group, not " + Echo.of(resourceType) + ".");
    }
    try {
      return Outcome.done(new ExtensionSchema(resourceType, Schema.read(schema)));
    } catch (IllegalArgumentException e) {
      return Administration.invalid("This is no schema that can be added: " + e.getMessage() + ".");
    }
  }

  private static Outcome<ExtensionSchema> add(
      Act act, String organizationId, ExtensionSchema added) {
    Schema schema = added.schema();
    ExtensionRows rows = new ExtensionRows(act.sql());
    List<ExtensionSchema> all = new ArrayList<>(read(rows.lock(organizationId)));
    if (find(all, schema.id()).isPresent()) {
      return Administration.forbidden(
          "schemaExists", "The organization has a schema " + schema.id() + " already.");
    }
    Optional<String> clash = clash(act.preset(organizationId).map(Preset::shape), all, added);
    if (clash.isPresent()) {
      return Administration.invalid(clash.get() + ".");
    }
    all.add(added);
    String text = text(all);
    if (all.size() > MOST_SCHEMAS || text.getBytes(StandardCharsets.UTF_8).length > LARGEST_BYTES) {
      return Administration.forbidden(
          "tooManySchemas",
          "An organization has at most "
              + MOST_SCHEMAS
              + " schemas, of 256 kB together; delete one first.");
    }
    rows.set(organizationId, text);
    act.log(
        organizationId,
        Kind.SCHEMA_ADDED,
        Subject.NONE,
        "Schema " + schema.id() + " added to " + added.resourceType() + ".");
    return Outcome.done(added);
  }

  /// Why its URN cannot be told from one that is there, if it cannot.
  private static Optional<String> clash(
      Optional<Preset.Shape> shape, List<ExtensionSchema> all, ExtensionSchema added) {
    Types types = shape.orElse(Preset.Shape.PLAIN).types();
    ResourceType type = added.resourceType().equals("User") ? types.user() : types.group();
    try {
      for (ExtensionSchema present : all) {
        if (present.resourceType().equals(added.resourceType())) {
          type = type.with(present.schema());
        }
      }
      ResourceType _ = type.with(added.schema());
      return Optional.empty();
    } catch (ScimException e) {
      return Optional.of(e.error().detail());
    }
  }

  /// From then on its attributes are unknown. Values that resources hold are kept, and not shown.
  public Outcome<Deleted> delete(Caller caller, String organizationId, String urn) {
    return change(
        caller,
        organizationId,
        act -> {
          ExtensionRows rows = new ExtensionRows(act.sql());
          List<ExtensionSchema> all = read(rows.lock(organizationId));
          Optional<ExtensionSchema> found = find(all, urn);
          if (found.isEmpty()) {
            return Administration.unknown("Schema", urn);
          }
          long holding = count(rows, organizationId, found.get());
          rows.set(
              organizationId,
              text(all.stream().filter(extension -> !extension.equals(found.get())).toList()));
          act.log(
              organizationId,
              Kind.SCHEMA_DELETED,
              Subject.NONE,
              "Schema "
                  + found.get().schema().id()
                  + " deleted; "
                  + holding
                  + " resources hold values of it, which are not shown any more.");
          return Outcome.done(new Deleted(found.get(), holding));
        });
  }

  private <T> Outcome<T> change(
      Caller caller, String organizationId, Function<Act, Outcome<T>> work) {
    return acts.readmitting(
        () -> Administration.on(acts, caller, organizationId, (act, _) -> work.apply(act)));
  }

  private static long count(ExtensionRows rows, String organizationId, ExtensionSchema extension) {
    return extension.resourceType().equals("User")
        ? rows.recordsHolding(organizationId, extension.schema().id())
        : rows.groupsHolding(organizationId, extension.schema().id());
  }

  private static Optional<ExtensionSchema> find(List<ExtensionSchema> all, String urn) {
    return all.stream()
        .filter(extension -> extension.schema().id().equalsIgnoreCase(urn))
        .findFirst();
  }

  private static List<ExtensionSchema> read(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    Json.Obj byType = (Json.Obj) JsonCodec.parse(text.getBytes(StandardCharsets.UTF_8));
    return TYPES.stream()
        .flatMap(type ->
            byType.objects(type).stream()
                .map(schema -> new ExtensionSchema(type, Schema.read(schema))))
        .toList();
  }

  private static String text(List<ExtensionSchema> all) {
    Map<String, Json> byType = new LinkedHashMap<>();
    for (String type : TYPES) {
      byType.put(
          type,
          Json.array(
              all.stream()
                  .filter(extension -> extension.resourceType().equals(type))
                  .map(extension -> extension.schema().json())
                  .toList()));
    }
    return all.isEmpty() ? "" : JsonCodec.text(new Json.Obj(byType));
  }
}
