package org.parley.media.engine;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The file descriptor of a channel, which Java keeps to itself: among this process' descriptors the one that is a UDP socket
 * on the channel's port (Linux' {@code /proc}) and was not there before.
 */
final class SocketNumber {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private SocketNumber() {}

    static Set<Integer> open() {
        var open = new TreeSet<Integer>();
        if (!Files.isDirectory(DESCRIPTORS)) return open;
        try (Stream<Path> all = Files.list(DESCRIPTORS)) {
            all.forEach(path -> open.add(Integer.valueOf(path.getFileName().toString())));
        } catch (IOException e) {
            open.clear();
        }
        return open;
    }

    /** @return -1 if it cannot be told for certain */
    static int of(DatagramChannel channel, Set<Integer> openBefore) {
        try {
            var inodes = inodes(((InetSocketAddress) channel.getLocalAddress()).getPort());
            var found = open().stream().filter(number -> !openBefore.contains(number)).filter(number -> inodes.contains(target(number))).toList();
            return found.size() == 1 ? found.getFirst() : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    private static String target(int number) {
        try {
            return Files.readSymbolicLink(DESCRIPTORS.resolve(Integer.toString(number))).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static Set<String> inodes(int port) throws IOException {
        var suffix = String.format(Locale.ROOT, ":%04X", port);
        var inodes = new HashSet<String>();
        for (var table : new String[] {"/proc/self/net/udp", "/proc/self/net/udp6"}) {
            if (!Files.exists(Path.of(table))) continue;
            for (var line : Files.readAllLines(Path.of(table))) {
                var fields = line.trim().split("\\s+");
                if (fields.length > 9 && fields[1].endsWith(suffix)) inodes.add("socket:[" + fields[9] + "]");
            }
        }
        return inodes;
    }
}
