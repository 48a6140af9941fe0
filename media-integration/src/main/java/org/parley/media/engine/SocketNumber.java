package org.parley.media.engine;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The file descriptor of a channel, which Java keeps to itself: the one in Linux' {@code /proc} that is a UDP socket on the
 * channel's port and was not there before. Sockets are known by their inode, since descriptors are used again.
 */
final class SocketNumber {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final int LOCAL_ADDRESS = 1, INODE = 9;

    private SocketNumber() {}

    /** This process' sockets, as {@code socket:[inode]}; empty where there is no {@code /proc}. */
    static Set<String> open() {
        return sockets().keySet();
    }

    /** @return -1 if it cannot be told for certain */
    static int of(DatagramChannel channel, Set<String> openBefore) {
        try {
            var bound = bound(((InetSocketAddress) channel.getLocalAddress()).getPort());
            var found = sockets();
            found.keySet().retainAll(bound);
            found.keySet().removeAll(openBefore);
            return found.size() == 1 ? found.values().iterator().next() : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    private static Map<String, Integer> sockets() {
        var sockets = new HashMap<String, Integer>();
        if (!Files.isDirectory(DESCRIPTORS)) return sockets;
        try (Stream<Path> all = Files.list(DESCRIPTORS)) {
            for (var path : all.toList()) {
                var target = target(path);
                if (target.startsWith("socket:")) sockets.put(target, Integer.valueOf(path.getFileName().toString()));
            }
        } catch (IOException e) {
            sockets.clear();
        }
        return sockets;
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "";   // closed meanwhile
        }
    }

    private static Set<String> bound(int port) throws IOException {
        var suffix = String.format(Locale.ROOT, ":%04X", port);
        var sockets = new HashSet<String>();
        for (var table : new String[] {"/proc/self/net/udp", "/proc/self/net/udp6"}) {
            if (!Files.exists(Path.of(table))) continue;
            for (var line : Files.readAllLines(Path.of(table))) {
                var fields = line.trim().split("\\s+");
                if (fields.length > INODE && fields[LOCAL_ADDRESS].endsWith(suffix)) sockets.add("socket:[" + fields[INODE] + "]");
            }
        }
        return sockets;
    }
}
