package org.parley.media.engine.sdp;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the answer (RFC 8829, 5.3) as ICE-lite agent and DTLS server, with the one candidate and the end of candidates. */
final class AnswerWriter {
    private static final long HOST_PRIORITY = 2_130_706_431L;

    private final Offer offer;
    private final LocalDescription local;
    private final List<MediaSection> accepted;
    private final List<Track> sending;
    private final long session;
    private final StringBuilder out = new StringBuilder(2048);

    AnswerWriter(Offer offer, LocalDescription local, List<MediaSection> accepted, List<Track> sending, long session) {
        this.offer = offer;
        this.local = local;
        this.accepted = accepted;
        this.sending = sending;
        this.session = session;
    }

    String write() {
        line("v=0").line("o=- " + session + " 2 IN IP4 127.0.0.1").line("s=-").line("t=0 0").line("a=ice-lite");
        line("a=group:BUNDLE " + accepted.stream().map(MediaSection::mid).collect(Collectors.joining(" ")));
        line("a=msid-semantic: WMS *");
        for (var section : offer.sections()) {
            if (accepted.contains(section)) accept(section);
            else reject(section);
        }
        return out.toString();
    }

    private void reject(MediaSection section) {
        var format = section.codecs().isEmpty() ? "0" : Integer.toString(section.codecs().getFirst().payloadType());
        line("m=" + section.kind() + " 0 " + section.protocol() + " " + format).line("c=IN IP4 0.0.0.0");
        line("a=inactive").line("a=mid:" + section.mid());
    }

    private void accept(MediaSection section) {
        var codec = section.codec(Answer.codecOf(section)).orElseThrow();
        var repair = section.repairOf(codec);
        boolean receive = section.direction().offererSends();
        line("m=" + section.kind() + " 9 " + section.protocol() + " " + codec.payloadType() + repair.map(r -> " " + r.payloadType()).orElse(""));
        line("c=IN IP4 0.0.0.0");
        if (receive && local.maxKbps() > 0 && section.kind().equals("video")) line("b=AS:" + local.maxKbps()).line("b=TIAS:" + 1000L * local.maxKbps());
        line("a=rtcp:9 IN IP4 0.0.0.0");
        transport(section);
        extensions(section, receive);
        line("a=" + answered(section)).line("a=rtcp-mux");
        if (section.reducedSize()) line("a=rtcp-rsize");
        codec(codec, section, receive);
        repair.ifPresent(r -> line("a=rtpmap:" + r.payloadType() + " rtx/" + r.clock()).line("a=fmtp:" + r.payloadType() + " apt=" + codec.payloadType()));
        sending.stream().filter(track -> track.section() == section).forEach(this::source);
        line("a=candidate:1 1 udp " + HOST_PRIORITY + " " + local.address() + " " + local.port() + " typ host").line("a=end-of-candidates");
    }

    private static String answered(MediaSection section) {
        return switch (section.direction()) {
            case SENDONLY -> MediaSection.Direction.RECVONLY.word();
            case RECVONLY -> MediaSection.Direction.SENDONLY.word();
            case SENDRECV, INACTIVE -> section.direction().word();
        };
    }

    private void transport(MediaSection section) {
        line("a=ice-ufrag:" + local.ufrag()).line("a=ice-pwd:" + local.password());
        line("a=fingerprint:sha-256 " + local.fingerprint()).line("a=setup:passive").line("a=mid:" + section.mid());
    }

    private void extensions(MediaSection section, boolean receive) {
        var wanted = EnumSet.of(section.kind().equals("video") ? Extension.ORIENTATION : Extension.AUDIO_LEVEL);
        if (receive) wanted.addAll(EnumSet.of(Extension.MID, Extension.TRANSPORT_WIDE));
        for (var extension : wanted) {
            var id = section.extensions().get(extension);
            if (id != null) line("a=extmap:" + id + " " + extension.uri());
        }
    }

    private void codec(Codec codec, MediaSection section, boolean receive) {
        var name = codec.name() + "/" + codec.clock() + (codec.channels() > 1 ? "/" + codec.channels() : "");
        line("a=rtpmap:" + codec.payloadType() + " " + name);
        if (!codec.parameters().isEmpty()) line("a=fmtp:" + codec.payloadType() + " " + codec.parameters());
        for (var feedback : codec.feedback())
            if (supported(feedback, section, receive)) line("a=rtcp-fb:" + codec.payloadType() + " " + feedback);
    }

    private static boolean supported(String feedback, MediaSection section, boolean receive) {
        return switch (feedback) {
            case "nack", "nack pli", "ccm fir" -> section.kind().equals("video");
            case "transport-cc" -> receive && section.extensions().containsKey(Extension.TRANSPORT_WIDE);
            case "goog-remb" -> !receive;   // lets a receiver tell its estimate; we send none
            default -> false;
        };
    }

    private void source(Track track) {
        var ssrc = Integer.toUnsignedString(track.ssrc());
        var repair = Integer.toUnsignedString(track.repairSsrc());
        line("a=msid:" + local.cname() + " " + local.cname() + "-" + track.section().kind());
        if (track.repairPayloadType() >= 0) line("a=ssrc-group:FID " + ssrc + " " + repair);
        line("a=ssrc:" + ssrc + " cname:" + local.cname());
        if (track.repairPayloadType() >= 0) line("a=ssrc:" + repair + " cname:" + local.cname());
    }

    private AnswerWriter line(String text) {
        out.append(text).append("\r\n");
        return this;
    }
}
