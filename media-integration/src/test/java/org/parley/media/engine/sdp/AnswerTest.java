package org.parley.media.engine.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AnswerTest {
    private static final String PRINT = "AB:".repeat(31) + "CD";
    private static final String CHROMIUM = """
        v=0
        o=- 4611731400430051336 2 IN IP4 127.0.0.1
        s=-
        t=0 0
        a=group:BUNDLE 0 1
        a=extmap-allow-mixed
        a=msid-semantic: WMS s1
        m=audio 9 UDP/TLS/RTP/SAVPF 111 63 9 0 8
        c=IN IP4 0.0.0.0
        a=rtcp:9 IN IP4 0.0.0.0
        a=ice-ufrag:F7gI
        a=ice-pwd:x9cml/YzichV2+XlhiMu8gBA
        a=ice-options:trickle
        a=fingerprint:sha-256 %1$s
        a=setup:actpass
        a=mid:0
        a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level
        a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01
        a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid
        a=sendonly
        a=msid:s1 a1
        a=rtcp-mux
        a=rtcp-rsize
        a=rtpmap:111 opus/48000/2
        a=rtcp-fb:111 transport-cc
        a=fmtp:111 minptime=10;useinbandfec=1
        a=rtpmap:63 red/48000/2
        a=ssrc:11 cname:c
        m=video 9 UDP/TLS/RTP/SAVPF 96 97 98
        c=IN IP4 0.0.0.0
        a=ice-ufrag:F7gI
        a=ice-pwd:x9cml/YzichV2+XlhiMu8gBA
        a=fingerprint:sha-256 %1$s
        a=setup:actpass
        a=mid:1
        a=extmap:13 urn:3gpp:video-orientation
        a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01
        a=extmap:5 http://www.webrtc.org/experiments/rtp-hdrext/playout-delay
        a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid
        a=sendonly
        a=rtcp-mux
        a=rtcp-rsize
        a=rtpmap:96 VP8/90000
        a=rtcp-fb:96 goog-remb
        a=rtcp-fb:96 transport-cc
        a=rtcp-fb:96 ccm fir
        a=rtcp-fb:96 nack
        a=rtcp-fb:96 nack pli
        a=rtpmap:97 rtx/90000
        a=fmtp:97 apt=96
        a=rtpmap:98 VP9/90000
        a=ssrc-group:FID 22 33
        a=ssrc:22 cname:c
        a=ssrc:33 cname:c
        """.formatted(PRINT).replace("\n", "\r\n");
    private static final String FIREFOX = """
        v=0
        o=mozilla...THIS_IS_SDPARTA-99.0 5 0 IN IP4 0.0.0.0
        s=-
        t=0 0
        a=fingerprint:sha-256 %s
        a=group:BUNDLE 0 1
        a=ice-options:trickle
        a=msid-semantic:WMS *
        m=audio 9 UDP/TLS/RTP/SAVPF 109 9 0 8 101
        c=IN IP4 0.0.0.0
        a=recvonly
        a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level
        a=extmap:2/recvonly urn:ietf:params:rtp-hdrext:csrc-audio-level
        a=ice-pwd:8d6b1e5b4a3c2d1e0f9a8b7c6d5e4f3a
        a=ice-ufrag:1a2b3c4d
        a=mid:0
        a=rtcp-mux
        a=rtpmap:109 opus/48000/2
        a=setup:actpass
        m=video 0 UDP/TLS/RTP/SAVPF 120 124
        c=IN IP4 0.0.0.0
        a=bundle-only
        a=recvonly
        a=ice-pwd:8d6b1e5b4a3c2d1e0f9a8b7c6d5e4f3a
        a=ice-ufrag:1a2b3c4d
        a=mid:1
        a=rtcp-mux
        a=rtpmap:120 VP8/90000
        a=rtpmap:124 rtx/90000
        a=fmtp:124 apt=120;rtx-time=3000
        a=rtcp-fb:120 nack
        a=rtcp-fb:120 nack pli
        a=setup:actpass
        """.formatted(PRINT).replace("\n", "\r\n");

    private static Answer answer(String offer) {
        var local = new LocalDescription("ufrag123", "password".repeat(3), PRINT, "cname", "192.0.2.7", 20_000, 800);
        return Answer.to(Offer.parse(offer), local, new Random(1));
    }

    @Test void Chromium_publishing_gets_its_payload_types_and_the_extensions_we_understand() {
        var answer = answer(CHROMIUM);
        assertThat(answer.text()).contains("a=ice-lite", "a=group:BUNDLE 0 1", "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\n", "m=video 9 UDP/TLS/RTP/SAVPF 96 97\r\n",
            "a=setup:passive", "a=recvonly", "b=AS:800", "a=rtcp-fb:96 transport-cc", "a=rtcp-fb:96 nack pli", "a=rtpmap:97 rtx/90000",
            "a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level", "a=extmap:13 urn:3gpp:video-orientation",
            "a=candidate:1 1 udp 2130706431 192.0.2.7 20000 typ host", "a=end-of-candidates");
        assertThat(answer.text()).doesNotContain("playout-delay", "VP9", "red/", "goog-remb", "a=ssrc");
        assertThat(answer.fingerprint()).isEqualTo(PRINT);
        assertThat(answer.receiving()).hasSize(2);
        assertThat(answer.sending()).isEmpty();
        var video = answer.receiving().get(1);
        assertThat(video.section().ssrcs()).containsExactly(22);
        assertThat(video.section().repairs()).containsEntry(33, 22);
        assertThat(video.repairPayloadType()).isEqualTo(97);
    }

    @Test void Firefox_subscribing_gets_sources_to_expect_also_in_its_bundle_only_section() {
        var answer = answer(FIREFOX);
        assertThat(answer.sending()).hasSize(2);
        assertThat(answer.text()).contains("m=audio 9 UDP/TLS/RTP/SAVPF 109\r\n", "m=video 9 UDP/TLS/RTP/SAVPF 120 124\r\n", "a=sendonly", "a=ssrc-group:FID ", "a=msid:cname cname-video");
        assertThat(answer.text()).doesNotContain("b=AS", "transport-wide");
    }

    @Test void a_second_video_section_and_a_data_channel_are_declined_in_place() {
        var answer = answer(CHROMIUM + CHROMIUM.substring(CHROMIUM.indexOf("m=video")).replace("a=mid:1", "a=mid:2")
            + "m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\na=mid:3\r\na=sctp-port:5000\r\n");
        assertThat(answer.text()).contains("m=video 0 ", "m=application 0 UDP/DTLS/SCTP");
        assertThat(answer.receiving()).hasSize(2);
    }

    @Test void what_cannot_work_is_refused_with_the_reason() {
        assertThatThrownBy(() -> answer(CHROMIUM.replace("a=rtcp-mux\r\n", ""))).isInstanceOf(BadOffer.class).hasMessageContaining("rtcp-mux");
        assertThatThrownBy(() -> answer(CHROMIUM.replace("sha-256", "sha-1"))).isInstanceOf(BadOffer.class).hasMessageContaining("fingerprint");
        assertThatThrownBy(() -> answer(CHROMIUM.replace("a=ice-ufrag:F7gI\r\n", ""))).isInstanceOf(BadOffer.class).hasMessageContaining("ICE");
        assertThatThrownBy(() -> answer(CHROMIUM.replace("actpass", "passive"))).isInstanceOf(BadOffer.class).hasMessageContaining("setup");
        assertThatThrownBy(() -> answer(CHROMIUM.replace("VP8", "AV1").replace("opus", "G722"))).isInstanceOf(BadOffer.class);
        assertThatThrownBy(() -> answer("")).isInstanceOf(BadOffer.class);
        assertThatThrownBy(() -> answer("v=0\r\ns=-\r\n")).isInstanceOf(BadOffer.class).hasMessageContaining("no media");
        assertThatThrownBy(() -> answer("v=0\r\n" + "a=x:y\r\n".repeat(20_000))).isInstanceOf(BadOffer.class).hasMessageContaining("64 KiB");
        assertThatThrownBy(() -> answer("v=0\r\n" + "m=video 9 UDP/TLS/RTP/SAVPF 96\r\n".repeat(33))).isInstanceOf(BadOffer.class).hasMessageContaining("32");
    }

    @Test void nothing_of_an_offer_can_add_lines_to_the_answer() {
        var answer = answer(CHROMIUM.replace("minptime=10", "x\ra=evil").replace("a=mid:0", "a=mid:0\ra=evil"));
        assertThat(answer.text().replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
    }

    @Test void mutated_offers_are_answered_or_refused_and_nothing_else() {
        var random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder(random.nextBoolean() ? CHROMIUM : FIREFOX);
            for (int k = random.nextInt(1, 8); k > 0; k--) {
                int at = random.nextInt(3, text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, (char) random.nextInt(1, 128));
                    case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(1, 40)));
                    default -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(1, 60))));
                }
            }
            try {
                assertThat(answer(text.toString()).text()).startsWith("v=0");
            } catch (BadOffer refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
    }
}
