package org.parley.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.parley.Portal;

/** The CPU clock of the server's process: all threads, and the kernel's work for them. */
final class ServerCpu {
    private final Portal portal;
    private double before;

    ServerCpu(Portal portal) {
        this.portal = portal;
        before = total();
    }

    /** Since the last call, or the beginning. */
    double seconds() {
        double now = total(), used = now - before;
        before = now;
        return used;
    }

    private double total() {
        return portal.server().flatMap(server -> server.info().totalCpuDuration()).orElseThrow().toMillis() / 1000.0;
    }

    static long residentKb(Portal portal) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + portal.server().orElseThrow().pid() + "/status")).stream().filter(line -> line.startsWith("VmRSS"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElseThrow();
    }
}
