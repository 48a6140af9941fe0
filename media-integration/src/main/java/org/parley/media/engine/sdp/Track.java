package org.parley.media.engine.sdp;

/**
 * One agreed track of a peer.
 *
 * @param section the offered section it belongs to
 * @param codec VP8 or Opus with the offerer's payload type
 * @param repairPayloadType of RTX (RFC 4588), -1 without
 * @param ssrc ours if we send it, 0 otherwise
 * @param repairSsrc ours for RTX if we send it, 0 otherwise
 */
public record Track(MediaSection section, Codec codec, int repairPayloadType, int ssrc, int repairSsrc) {
    public boolean video() {
        return section.kind().equals("video");
    }

    /** The extension's id on this connection, 0 without; only what fits the one-byte form (RFC 8285, 4.2). */
    public int extension(Extension extension) {
        int id = section.extensions().getOrDefault(extension, 0);
        return id > 14 ? 0 : id;
    }
}
