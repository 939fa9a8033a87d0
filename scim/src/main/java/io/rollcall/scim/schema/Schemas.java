package io.rollcall.scim.schema;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// The schemas of RFC 7643 §8.7.1, and the attributes that every resource has (§3.1).
public final class Schemas {
  public static final String USER_URN = "urn:ietf:params:scim:schemas:core:2.0:User";
  public static final String GROUP_URN = "urn:ietf:params:scim:schemas:core:2.0:Group";
  public static final String ENTERPRISE_URN =
      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
  public static final String SCHEMA_URN = "urn:ietf:params:scim:schemas:core:2.0:Schema";
  public static final String RESOURCE_TYPE_URN =
      "urn:ietf:params:scim:schemas:core:2.0:ResourceType";

  private static final Schema COMMON = load("common");
  private static final Schema USER = load("user");
  private static final Schema GROUP = load("group");
  private static final Schema ENTERPRISE_USER = load("enterprise-user");

  private Schemas() {}

  /// `schemas`, `id`, `externalId` and `meta`. The RFC gives them no schema of their own.
  static Schema common() {
    return COMMON;
  }

  public static Schema user() {
    return USER;
  }

  public static Schema group() {
    return GROUP;
  }

  public static Schema enterpriseUser() {
    return ENTERPRISE_USER;
  }

  private static Schema load(String name) {
    String file = name + ".json";
    try (InputStream in = Schemas.class.getResourceAsStream(file)) {
      if (in == null || !(JsonCodec.parse(in.readAllBytes()) instanceof Json.Obj json)) {
        throw new IllegalStateException("the program lacks its schema file " + file);
      }
      return SchemaJson.readSchema(json);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the schema file " + file, e);
    }
  }
}
