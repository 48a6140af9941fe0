package org.parley.media.engine.sdp;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One {@code m=} section of an offer, with the session's values filled in.
 *
 * @param usable whether the port is not zero, or is zero but bundle-only
 * @param extensions ids, 1 to 255, of the extensions the engine understands
 * @param ssrcs the announced SSRCs without those of repair streams
 * @param repairs repair SSRC to the SSRC it repairs
 */
public record MediaSection(String kind, String protocol, String mid, boolean usable, Direction direction, boolean rtcpMux, boolean reducedSize,
        String ufrag, String password, String fingerprint, String setup, List<Codec> codecs, Map<Extension, Integer> extensions,
        List<Integer> ssrcs, Map<Integer, Integer> repairs) {

    public enum Direction {
        SENDRECV, SENDONLY, RECVONLY, INACTIVE;

        public boolean offererSends() {
            return this == SENDRECV || this == SENDONLY;
        }

        public boolean offererReceives() {
            return this == SENDRECV || this == RECVONLY;
        }

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    Optional<Codec> codec(String name) {
        return codecs.stream().filter(c -> c.name().equalsIgnoreCase(name)).findFirst();
    }

    Optional<Codec> repairOf(Codec codec) {
        return codecs.stream().filter(c -> c.name().equalsIgnoreCase("rtx") && c.repairs() == codec.payloadType()).findFirst();
    }
}
