package org.parley.media.engine;

/**
 * What an operator decides.
 *
 * @param address the IP address offered in candidates
 * @param port its UDP port; 0 takes a free one
 * @param maxPeers the most connections at a time, at least 1
 */
public record SfuSettings(String address, int port, int maxPeers) {
    public SfuSettings {
        if (address == null || address.isBlank()) throw new IllegalArgumentException("no media address");
        if (port < 0 || port > 65_535) throw new IllegalArgumentException("media port: 0 to 65535");
        if (maxPeers < 1) throw new IllegalArgumentException("at least one peer");
    }

    public SfuSettings on(int boundPort) {
        return new SfuSettings(address, boundPort, maxPeers);
    }
}
