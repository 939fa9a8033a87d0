package io.rollcall.app.service.domain;

import java.net.Inet4Address;
import java.net.InetAddress;

/// Which addresses are on the Internet: none of this machine, of its networks, or of what leads
/// there by another name (RFC 6890).
final class PublicAddress {
  private PublicAddress() {}

  static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean special =
        address.isAnyLocalAddress()
            || address.isLoopbackAddress()
            || address.isLinkLocalAddress()
            || address.isSiteLocalAddress()
            || address.isMulticastAddress();
    return !special
        && (address instanceof Inet4Address
            ? isPublic(bytes[0] & 0xff, bytes[1] & 0xff, bytes[2] & 0xff)
            : isGlobal(bytes));
  }

  private static boolean isPublic(int first, int second, int third) {
    return switch (first) {
      case 0, 127 -> false;
      case 100 -> second < 64 || second > 127;
      case 192 -> !(second == 0 && (third == 0 || third == 2)) && !(second == 88 && third == 99);
      case 198 -> second != 18 && second != 19 && !(second == 51 && third == 100);
      case 203 -> !(second == 0 && third == 113);
      default -> first < 224;
    };
  }

  /// Within 2000::/3, without what stands for IPv4 addresses (6to4, Teredo) or for documentation.
  private static boolean isGlobal(byte[] bytes) {
    int first = ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
    int second = ((bytes[2] & 0xff) << 8) | (bytes[3] & 0xff);
    boolean global = first >= 0x2000 && first <= 0x3fff;
    boolean special = first == 0x2002 || (first == 0x2001 && (second < 0x0200 || second == 0x0db8));
    return global && !special;
  }
}
