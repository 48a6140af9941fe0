package org.parley.media.engine.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.parley.media.engine.sdp.MediaSection.Direction;

/**
 * What was agreed on. At most one audio and one video section are taken, all on one transport.
 *
 * @param text the answer for the offerer
 * @param fingerprint the SHA-256 the offerer's certificate must have
 * @param receiving tracks the offerer sends
 * @param sending tracks the offerer receives
 */
public record Answer(String text, String fingerprint, String cname, List<Track> receiving, List<Track> sending) {
    /** @throws BadOffer if no section can be accepted or the transport offered is not ICE, DTLS-SRTP and rtcp-mux */
    public static Answer to(Offer offer, LocalDescription local, RandomGenerator random) {
        var accepted = new ArrayList<MediaSection>();
        for (var section : offer.sections())
            if (acceptable(section, offer, accepted)) accepted.add(section);
        if (accepted.isEmpty()) throw new BadOffer("no section with VP8 or Opus over UDP/TLS/RTP/SAVPF");
        var transport = accepted.getFirst();
        requireTransport(transport);
        var receiving = new ArrayList<Track>();
        var sending = new ArrayList<Track>();
        for (var section : accepted) {
            var codec = section.codec(codecOf(section)).orElseThrow();
            int repair = section.repairOf(codec).map(Codec::payloadType).orElse(-1);
            if (section.direction().offererSends()) receiving.add(new Track(section, codec, repair, 0, 0));
            if (section.direction().offererReceives())
                sending.add(new Track(section, codec, repair, ssrc(random, sending), repair < 0 ? 0 : ssrc(random, sending)));
        }
        var text = new AnswerWriter(offer, local, accepted, sending, random.nextLong() >>> 2).write();
        return new Answer(text, transport.fingerprint(), local.cname(), List.copyOf(receiving), List.copyOf(sending));
    }

    private static boolean acceptable(MediaSection section, Offer offer, List<MediaSection> accepted) {
        boolean known = section.kind().equals("audio") || section.kind().equals("video");
        if (!known || !section.usable() || section.direction() == Direction.INACTIVE || !section.protocol().equals("UDP/TLS/RTP/SAVPF")) return false;
        if (accepted.stream().anyMatch(other -> other.kind().equals(section.kind()))) return false;
        if (!accepted.isEmpty() && !offer.bundle().containsAll(List.of(section.mid(), accepted.getFirst().mid()))) return false;
        return section.codec(codecOf(section)).isPresent();
    }

    private static void requireTransport(MediaSection section) {
        if (section.ufrag() == null || section.password() == null) throw new BadOffer("no ICE credentials");
        if (section.fingerprint() == null) throw new BadOffer("no SHA-256 fingerprint");
        if (!section.rtcpMux()) throw new BadOffer("no rtcp-mux");
        if (!"actpass".equals(section.setup()) && !"active".equals(section.setup())) throw new BadOffer("setup is neither actpass nor active");
    }

    static String codecOf(MediaSection section) {
        return section.kind().equals("video") ? "VP8" : "opus";
    }

    private static int ssrc(RandomGenerator random, List<Track> taken) {
        while (true) {
            int ssrc = random.nextInt();
            if (ssrc != 0 && taken.stream().noneMatch(t -> t.ssrc() == ssrc || t.repairSsrc() == ssrc)) return ssrc;
        }
    }
}
