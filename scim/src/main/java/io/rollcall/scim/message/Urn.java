package io.rollcall.scim.message;

/// The URNs in the `schemas` of messages (RFC 7644 §3.1, §3.4.2, §3.5.2, §3.7, §3.12).
public final class Urn {
  public static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";
  public static final String LIST_RESPONSE = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
  public static final String PATCH_OP = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
  public static final String BULK_REQUEST = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";
  public static final String BULK_RESPONSE = "urn:ietf:params:scim:api:messages:2.0:BulkResponse";
  public static final String SEARCH_REQUEST = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";

  private Urn() {}
}
