package io.rollcall.bench;

import java.util.Locale;

/// The Users of a directory, by number. As JSON each takes about 1.2 kB.
final class People {
  private static final String USER =
      """
      {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User",\
      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],\
      "userName":"KEY@bench.example","externalId":"ext-KEY",\
      "name":{"formatted":"Ms. GivenKEY FamilyKEY","familyName":"FamilyKEY","givenName":"GivenKEY"},\
      "displayName":"Person KEY","nickName":"PKEY","title":"TITLE KEY","preferredLanguage":"en-US",\
      "locale":"en-US","timezone":"Europe/Berlin","active":true,\
      "emails":[{"value":"KEY@bench.example","type":"work","primary":true},\
      {"value":"KEY@home.example","type":"home"}],\
      "phoneNumbers":[{"value":"+49 30 KEY","type":"work"},{"value":"+49 170 KEY","type":"mobile"}],\
      "addresses":[{"type":"work","streetAddress":"100 Universal Avenue","locality":"Berlin",\
      "region":"BE","postalCode":"10115","country":"DE","formatted":"100 Universal Avenue, Berlin"}],\
      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"employeeNumber":"KEY",\
      "costCenter":"4130","organization":"Universal","division":"Theme Park","department":"Tours"}}\
      """;

  private People() {}

  static String key(String kind, int number) {
    return String.format(Locale.ROOT, "%s%07d", kind, number);
  }

  static String json(String key, String title) {
    return USER.replace("KEY", key).replace("TITLE", title);
  }
}
