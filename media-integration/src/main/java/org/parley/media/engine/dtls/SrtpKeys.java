package org.parley.media.engine.dtls;

import org.parley.media.engine.srtp.MasterKey;

/** What a handshake agreed on for media: the peer's direction and ours. */
public record SrtpKeys(MasterKey receiving, MasterKey sending) {}
