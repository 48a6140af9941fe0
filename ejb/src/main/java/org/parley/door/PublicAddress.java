package org.parley.door;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Whether an address is one of the open internet: what somebody else names must not lead this server into its own network (SSRF). */
final class PublicAddress {
    private PublicAddress() {}

    static boolean is(InetAddress address) {
        if (address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress() || address.isSiteLocalAddress() || address.isMulticastAddress()) return false;
        var bytes = address.getAddress();
        int first = bytes[0] & 0xff, second = bytes[1] & 0xff;
        return address instanceof Inet4Address ? isPublic4(first, second, bytes[2] & 0xff) : isPublic6(first, second, bytes[2] & 0xff, bytes[3] & 0xff);
    }

    private static boolean isPublic4(int first, int second, int third) {
        return !(first == 0 || first >= 240                          // this network, reserved, broadcast (RFC 1122, 1112)
            || first == 100 && second >= 64 && second < 128          // shared by carriers (RFC 6598)
            || first == 192 && second == 0 && (third == 0 || third == 2) || first == 198 && (second == 18 || second == 19) // protocols, examples, measurements
            || first == 198 && second == 51 && third == 100 || first == 203 && second == 0 && third == 113);
    }

    /** Only what is given out to the world, without what carries an IPv4 address inside: 6to4, Teredo; 64:ff9b::/96 lies outside. */
    private static boolean isPublic6(int first, int second, int third, int fourth) {
        return (first & 0xe0) == 0x20 && !(first == 0x20 && second == 0x02) && !(first == 0x20 && second == 0x01 && third == 0 && fourth == 0)
            && !(first == 0x20 && second == 0x01 && third == 0x0d && fourth == 0xb8);
    }
}
