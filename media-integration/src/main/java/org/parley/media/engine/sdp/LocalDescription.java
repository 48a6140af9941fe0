package org.parley.media.engine.sdp;

/**
 * Our side of a connection.
 *
 * @param address the IP address offered as host candidate
 * @param port its UDP port
 * @param maxKbps the most a video sender shall send, in kbit/s; 0 leaves it free
 */
public record LocalDescription(String ufrag, String password, String fingerprint, String cname, String address, int port, int maxKbps) {}
