package io.rollcall.app.service;

import io.rollcall.app.cli.CommandFailure;
import io.rollcall.app.cli.Confirmation;
import io.rollcall.app.cli.Failure;
import io.rollcall.app.cli.Output;
import io.rollcall.platform.Caller;
import io.rollcall.platform.ExtensionSchema;
import io.rollcall.platform.ExtensionSchemas;
import io.rollcall.platform.Platform;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.json.JsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "schema",
    description = "Extension schemas: what the Users and Groups of an organization have besides.",
    subcommands = {
      SchemaCommands.Add.class,
      SchemaCommands.ListAll.class,
      SchemaCommands.Show.class,
      SchemaCommands.Delete.class
    },
    footer = {"rollcall schema list --org Acme"})
final class SchemaCommands {
  private static final Caller OPERATOR = new Caller.Operator();

  @Command(
      name = "add",
      aliases = "create",
      description = "Add a schema, written as a Schema resource (RFC 7643 §7).",
      footer = {"rollcall schema add badge.json --org Acme --for User"})
  static final class Add implements Runnable {
    @Parameters(paramLabel = "FILE", description = "The JSON file.")
    private Path file = Path.of("");

    @Option(
        names = "--for",
        completionCandidates = Words.Extended.class,
        paramLabel = "User|Group",
        defaultValue = "User",
        description = "What it extends (default: User).")
    private String resourceType = "";

    @Option(names = "--if-absent", description = "If the same schema is there already, show it.")
    private boolean ifAbsent;

    @Mixin private OrganizationOption organization = new OrganizationOption();
    @Mixin private Store store = new Store();
    @Mixin private Output output = new Output();

    @Override
    public void run() {
      Json.Obj schema = read(file);
      ExtensionSchema added = store.with(platform -> add(platform, schema));
      output.show(() -> json(added), () -> text(added));
    }

    private ExtensionSchema add(Platform platform, Json.Obj schema) {
      String id = organization.of(platform).id();
      Optional<ExtensionSchema> there =
          schema.string("id").flatMap(urn -> platform.schemas().get(id, urn)).filter(_ -> ifAbsent);
      if (there.isEmpty()) {
        return Store.done(platform.schemas().add(OPERATOR, id, resourceType, schema));
      }
      ExtensionSchema wanted = Store.done(platform.schemas().read(resourceType, schema));
      if (!wanted.equals(there.get())) {
        throw new CommandFailure(
            "Schema "
                + there.get().schema().id()
                + " is there already, but different. Nothing was changed. Delete it first, then add it.");
      }
      return wanted;
    }
  }

  @Command(
      name = "list",
      description = "The extension schemas of an organization.",
      footer = {"rollcall schema list --org Acme"})
  static final class ListAll implements Runnable {
    @Mixin private OrganizationOption organization = new OrganizationOption();
    @Mixin private Store store = new Store();
    @Mixin private Output output = new Output();

    @Override
    public void run() {
      List<ExtensionSchema> all = store.with(p -> p.schemas().list(organization.of(p).id()));
      output.show(
          () -> Json.array(all.stream().map(SchemaCommands::json).toList()),
          () ->
              Output.table(
                  all.stream().map(SchemaCommands::row).toList(), "No extension schemas yet."));
    }
  }

  @Command(
      name = "show",
      description = "One schema, as JSON.",
      footer = {"rollcall schema show urn:example:scim:Badge --org Acme"})
  static final class Show implements Runnable {
    @Parameters(paramLabel = "URN", description = "Its URN.")
    private String urn = "";

    @Mixin private OrganizationOption organization = new OrganizationOption();
    @Mixin private Store store = new Store();
    @Mixin private Output output = new Output();

    @Override
    public void run() {
      ExtensionSchema found = store.with(platform -> find(platform, organization, urn));
      output.show(() -> json(found), () -> JsonCodec.pretty(found.schema().json()));
    }
  }

  @Command(
      name = "delete",
      description = "Delete a schema. Values that are there already are kept, and not shown.",
      footer = {"rollcall schema delete urn:example:scim:Badge --org Acme"})
  static final class Delete implements Runnable {
    @Parameters(paramLabel = "URN", description = "Its URN.")
    private String urn = "";

    @Mixin private OrganizationOption organization = new OrganizationOption();
    @Mixin private Confirmation confirmation = new Confirmation();
    @Mixin private Store store = new Store();
    @Mixin private Output output = new Output();

    @Override
    public void run() {
      ExtensionSchemas.Deleted gone = store.with(this::delete);
      output.show(
          () -> json(gone.extension()).with("holding", Json.number(gone.holding())),
          () ->
              "Deleted "
                  + text(gone.extension())
                  + "; "
                  + gone.holding()
                  + " resources keep values of it, which are not shown.");
    }

    private ExtensionSchemas.Deleted delete(Platform platform) {
      String id = organization.of(platform).id();
      ExtensionSchema found = find(platform, organization, urn);
      confirmation.ask(
          "Delete schema "
              + found.schema().id()
              + "? "
              + platform.schemas().holding(id, found)
              + " resources hold values of it, which will not be shown.");
      return Store.done(platform.schemas().delete(OPERATOR, id, found.schema().id()));
    }
  }

  private static ExtensionSchema find(
      Platform platform, OrganizationOption organization, String urn) {
    return platform
        .schemas()
        .get(organization.of(platform).id(), urn)
        .orElseThrow(() ->
            new CommandFailure(
                "The organization has no schema " + urn + ". See ./rollcall schema list."));
  }

  private static Json.Obj read(Path file) {
    try {
      if (JsonCodec.parse(Files.readAllBytes(file)) instanceof Json.Obj json) {
        return json;
      }
      throw CommandFailure.misuse("The file " + file + " is not one JSON object.");
    } catch (JsonException e) {
      throw CommandFailure.misuse("The file " + file + " is not JSON: " + e.getMessage());
    } catch (NoSuchFileException _) {
      throw CommandFailure.misuse("There is no file " + file + ".");
    } catch (IOException e) {
      throw CommandFailure.misuse("Cannot read the file " + file + ": " + Failure.why(e));
    }
  }

  private static Json.Obj json(ExtensionSchema extension) {
    return Json.object()
        .put("resourceType", extension.resourceType())
        .put("schema", extension.schema().json())
        .build();
  }

  private static String text(ExtensionSchema extension) {
    return "schema " + Output.words(row(extension));
  }

  private static List<String> row(ExtensionSchema extension) {
    return List.of(
        extension.schema().id(),
        "for " + extension.resourceType(),
        attributes(extension.schema().attributes().size()),
        extension.schema().name());
  }

  private static String attributes(int count) {
    return count == 1 ? "1 attribute" : count + " attributes";
  }
}
