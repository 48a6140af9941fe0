package org.parley.account;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** The place of a sign-in as far as it is kept: {@code 192.0.2.0/24} or {@code 2001:db8:12::/48} of an address. */
final class NetworkPrefix {
    private static final Pattern LITERAL = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|(?=.*:)[0-9a-fA-F:.]{2,45}(%\\w{1,20})?");

    private NetworkPrefix() {}

    static String of(String address) {
        if (address == null || !LITERAL.matcher(address).matches()) return "";
        try {
            var bytes = InetAddress.getByName(address.replaceFirst("%.*", "")).getAddress(); // a literal: nothing is looked up
            if (bytes.length == 4) return "%d.%d.%d.0/24".formatted(bytes[0] & 255, bytes[1] & 255, bytes[2] & 255);
            return "%x:%x:%x::/48".formatted(pair(bytes, 0), pair(bytes, 2), pair(bytes, 4));
        } catch (UnknownHostException e) {
            return "";
        }
    }

    private static int pair(byte[] bytes, int at) {
        return (bytes[at] & 255) << 8 | bytes[at + 1] & 255;
    }
}
