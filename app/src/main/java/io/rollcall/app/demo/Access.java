package io.rollcall.app.demo;

/// An organization at the directory service, and what opens it.
///
/// @param base the path of Rollcall's own SCIM directory
/// @param scim with that directory's token
/// @param key with the organization's key
/// @param scriptBase the path of the directory that somebody's script uses
/// @param script with that directory's token
record Access(
    String organization,
    String organizationId,
    String base,
    Web scim,
    Web key,
    String scriptBase,
    Web script)
    implements AutoCloseable {
  /// The directories' names.
  static final String ROLLCALL = "rollcall";

  static final String SCRIPT = "hourly-script";

  @Override
  public void close() {
    scim.close();
    key.close();
    script.close();
  }
}
