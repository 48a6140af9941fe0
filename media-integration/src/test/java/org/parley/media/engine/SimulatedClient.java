package org.parley.media.engine;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.parley.media.client.CheckRequest;
import org.parley.media.engine.dtls.SrtpKeys;
import org.parley.media.engine.rtp.HeaderExtensions;
import org.parley.media.engine.rtp.Octets;
import org.parley.media.engine.rtp.RtcpReader;
import org.parley.media.engine.rtp.RtcpWriter;
import org.parley.media.engine.rtp.RtpHeader;
import org.parley.media.engine.rtp.Vp8Payload;
import org.parley.media.engine.srtp.MasterKey;
import org.parley.media.engine.srtp.SrtpProfile;
import org.parley.media.engine.srtp.SrtpReceiver;
import org.parley.media.engine.srtp.SrtpSender;

/** A browser as far as RTP goes, with keys agreed on beforehand. Publishers answer NACKs by RTX, subscribers send them. */
public final class SimulatedClient implements PeerListener {
    private static final int VP8 = 96, RTX = 97, OPUS = 111, LEVEL_ID = 3, TRANSPORT_ID = 4;
    static final int VIDEO_SSRC = 1000, RTX_SSRC = 2000, AUDIO_SSRC = 3000;
    private static final long FRAME = 35 * SimulatedNetwork.MILLI;

    private final SimulatedNetwork network;
    InetSocketAddress address;
    private final boolean sends;
    final Peer peer;
    private SrtpSender sender;
    private SrtpReceiver receiver;
    private SrtpKeys serverKeys;
    boolean checks = true, nacks = true, answersNacks = true, answersKeyFrameRequests = true, sending = true;
    private long handshakeDone = Long.MAX_VALUE;
    private long nextFrame, nextCheck, nextReport;

    private long sequence = 1000, repairSequence = 5000, audioSequence = 100, transport = 7;
    private int frame;
    /** The next PictureID, how many bits it has, 0 for none, and the TL0PICIDX, which each second frame advances. */
    int picture, pictureBits = 15, levelZero;
    private boolean keyWanted = true;
    private final Map<Integer, byte[]> sent = new HashMap<>();
    int keyFrameRequests, nacked, feedbacks, receiverReports, senderReports, keyFramesSent;

    final TreeMap<Long, byte[]> got = new TreeMap<>();
    private final Map<Long, Long> asked = new HashMap<>();
    final List<Integer> timestamps = new ArrayList<>();
    private long highest = -1;
    int videoSsrc, repairs, notAuthentic, duplicates, audioLevel = -1, audio;
    boolean startedWithKeyFrame;
    final List<Integer> stunErrors = new ArrayList<>();
    Loss lost;
    boolean isConnected;

    SimulatedClient(SimulatedNetwork network, InetSocketAddress address, boolean sends) {
        this.network = network;
        this.address = address;
        this.sends = sends;
        peer = network.sfu.open(offer(sends), 0, this, network.now);
        agree();
    }

    SimulatedClient(SimulatedNetwork network, InetSocketAddress address, boolean sends, Peer peer) {
        this.network = network;
        this.address = address;
        this.sends = sends;
        this.peer = peer;
        agree();
    }

    /** How many packets of the video came. */
    public int received() {
        return got.size();
    }

    private void agree() {
        var mine = key();
        var theirs = key();
        sender = new SrtpSender(mine);
        receiver = new SrtpReceiver(theirs);
        serverKeys = new SrtpKeys(mine, theirs);
    }

    /** As after a second handshake: forgets what it received. */
    SimulatedClient rekeyed() {
        agree();
        got.clear();
        asked.clear();
        highest = -1;
        startedWithKeyFrame = false;
        peer.post(now -> peer.secured(serverKeys, now));
        return this;
    }

    private MasterKey key() {
        var key = new byte[16];
        var salt = new byte[12];
        network.random.nextBytes(key);
        network.random.nextBytes(salt);
        return new MasterKey(SrtpProfile.AEAD_AES_128_GCM, key, salt);
    }

    public static String offer(boolean sends) {
        return """
            v=0
            o=- 1 2 IN IP4 127.0.0.1
            s=-
            t=0 0
            a=group:BUNDLE 0 1
            a=ice-ufrag:test
            a=ice-pwd:abcdefghijklmnopqrstuvwx
            a=fingerprint:sha-256 %s
            a=setup:actpass
            m=audio 9 UDP/TLS/RTP/SAVPF 111
            a=mid:0
            a=%s
            a=rtcp-mux
            a=extmap:3 urn:ietf:params:rtp-hdrext:ssrc-audio-level
            a=rtpmap:111 opus/48000/2
            a=fmtp:111 minptime=10;useinbandfec=1
            %sm=video 9 UDP/TLS/RTP/SAVPF 96 97
            a=mid:1
            a=%s
            a=rtcp-mux
            a=extmap:4 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01
            a=rtpmap:96 VP8/90000
            a=rtcp-fb:96 nack
            a=rtcp-fb:96 nack pli
            a=rtcp-fb:96 transport-cc
            a=rtpmap:97 rtx/90000
            a=fmtp:97 apt=96
            %s""".formatted("AB:".repeat(31) + "AB", sends ? "sendonly" : "recvonly", sends ? "a=ssrc:3000 cname:c\n" : "",
            sends ? "sendonly" : "recvonly", sends ? "a=ssrc-group:FID 1000 2000\na=ssrc:1000 cname:c\na=ssrc:2000 cname:c\n" : "");
    }

    /** Checks, and agrees on keys once checked. */
    SimulatedClient connect() {
        check();
        handshakeDone = network.now + 20 * SimulatedNetwork.MILLI;
        return this;
    }

    void check() {
        var request = CheckRequest.bytes(peer.ufrag() + ":test", peer.password(), network.random);
        network.toServer(address, request, request.length);
    }

    void step(long now) {
        if (now >= handshakeDone) {
            handshakeDone = Long.MAX_VALUE;
            peer.post(later -> {
                peer.secured(serverKeys, later);
                isConnected = true;
            });
        }
        if (checks && now >= nextCheck) {
            nextCheck = now + 2_500 * SimulatedNetwork.MILLI;
            check();
        }
        if (!isConnected) return;
        if (sends && sending && now >= nextFrame) {
            nextFrame = now + FRAME;
            sendFrame();
        }
        if (sends && now >= nextReport) {
            nextReport = now + 1000 * SimulatedNetwork.MILLI;
            var rtcp = new RtcpWriter().clear().senderReport(VIDEO_SSRC, now, frame * 3150, 1, 1);
            sendRtcp(rtcp);
        }
        if (!sends && nacks) askForGaps(now);
    }

    void sendFrame() {
        boolean key = keyWanted;
        keyWanted = false;
        if (key) keyFramesSent++;
        frame++;
        picture++;
        if (frame % 2 == 0) levelZero++;
        for (int i = 0; i < 4; i++) {
            var b = new byte[600];
            header(b, i == 3 ? 0x80 | VP8 : VP8, (int) sequence, frame * 3150, VIDEO_SSRC);
            int header = extended(b, TRANSPORT_ID, (int) transport++);
            b[header + describe(b, header, i == 0)] = (byte) (key ? 0 : 1);
            Octets.put64(b, header + 8, sequence);
            sent.put((int) sequence & 0xffff, b.clone());
            send(b, header, 500, VIDEO_SSRC, sequence++);
        }
        var b = new byte[200];
        header(b, OPUS, (int) audioSequence, frame * 960, AUDIO_SSRC);
        int header = HeaderExtensions.writeOctet(b, LEVEL_ID, 0x80 | 42);
        send(b, header, 100, AUDIO_SSRC, audioSequence++);
    }

    /** Writes the VP8 payload descriptor; its length. */
    private int describe(byte[] b, int at, boolean first) {
        b[at] = (byte) (first ? 0x10 : 0);
        if (pictureBits == 0) return 1;
        b[at] |= (byte) 0x80;
        b[at + 1] = (byte) 0xe0;
        if (pictureBits == 15) Octets.put16(b, at + 2, 0x8000 | picture & 0x7fff);
        else b[at + 2] = (byte) (picture & 0x7f);
        int next = pictureBits == 15 ? at + 4 : at + 3;
        b[next] = (byte) levelZero;
        return next + 2 - at;
    }

    /** The steps between the PictureIDs received, packet by packet in the order of their numbers. */
    List<Integer> pictureSteps() {
        int bits = pictureBits;
        return steps(got.values().stream().map(b -> bits == 15 ? Octets.int16(b, 2) & 0x7fff : b[2]).toList(), bits);
    }

    List<Integer> levelZeroSteps() {
        int at = pictureBits == 15 ? 4 : 3;
        return steps(got.values().stream().map(b -> b[at] & 0xff).toList(), 8);
    }

    private static List<Integer> steps(List<Integer> numbers, int bits) {
        return IntStream.range(1, numbers.size()).mapToObj(i -> numbers.get(i) - numbers.get(i - 1) & (1 << bits) - 1).toList();
    }

    private static void header(byte[] b, int type, int sequence, int timestamp, int ssrc) {
        b[0] = (byte) 0x80;
        b[1] = (byte) type;
        Octets.put16(b, 2, sequence);
        Octets.put32(b, 4, timestamp);
        Octets.put32(b, 8, ssrc);
    }

    private static int extended(byte[] b, int id, int value) {
        b[0] |= 0x10;
        Octets.put16(b, 12, 0xBEDE);
        Octets.put16(b, 14, 1);
        b[16] = (byte) (id << 4 | 1);
        Octets.put16(b, 17, value);
        return 20;
    }

    void send(byte[] b, int header, int length, int ssrc, long index) {
        network.toServer(address, b, sender.seal(b, header, length, ssrc, index));
    }

    void sendRtcp(RtcpWriter rtcp) {
        network.toServer(address, rtcp.bytes(), sender.sealRtcp(rtcp.bytes(), rtcp.length()));
    }

    /** A restart of the encoder with new numbers, as after a new camera. */
    void jump() {
        sequence += 20_000;
        keyWanted = true;
    }

    void receive(byte[] datagram, long now) {
        if (Octets.int16(datagram, 0) == 0x0111) stunErrors.add(datagram[26] * 100 + datagram[27]);
        if (datagram[0] >= 0) return;
        var b = Arrays.copyOf(datagram, 2048);
        if (RtpHeader.isRtcp(b, datagram.length)) receiveRtcp(b, datagram.length);
        else receiveRtp(b, datagram.length);
    }

    private void receiveRtp(byte[] b, int length) {
        int open = receiver.open(b, length);
        if (open < 0) {
            notAuthentic++;
            return;
        }
        int header = RtpHeader.length(b, open);
        switch (RtpHeader.payloadType(b)) {
            case OPUS -> {
                audio++;
                audioLevel = HeaderExtensions.octet(b, header, LEVEL_ID);
            }
            case RTX -> {
                repairs++;
                store(Octets.int16(b, header), Arrays.copyOfRange(b, header + 2, open), false);
            }
            default -> {
                videoSsrc = RtpHeader.ssrc(b);
                if (highest < 0) startedWithKeyFrame = Vp8Payload.startsKeyFrame(b, header, open);
                timestamps.add(RtpHeader.timestamp(b));
                store(RtpHeader.sequence(b), Arrays.copyOfRange(b, header, open), true);
            }
        }
    }

    private void store(int number, byte[] payload, boolean first) {
        if (highest < 0) highest = 65_536 + number;
        long at = highest + RtpHeader.distance(number, (int) highest & 0xffff);
        highest = Math.max(highest, at);
        if (got.putIfAbsent(at, payload) != null) duplicates++;
    }

    private void askForGaps(long now) {
        if (got.isEmpty()) return;
        int count = 0;
        var wanted = new int[100];
        for (long i = Math.max(got.firstKey(), highest - 300); i < highest - 1 && count < wanted.length; i++) {
            if (got.containsKey(i) || now - asked.getOrDefault(i, 0L) < 50 * SimulatedNetwork.MILLI) continue;
            asked.put(i, now);
            wanted[count++] = (int) i & 0xffff;
        }
        if (count > 0) sendRtcp(new RtcpWriter().clear().emptyReceiverReport(1).nack(1, videoSsrc, wanted, count));
    }

    private void receiveRtcp(byte[] b, int length) {
        int open = receiver.openRtcp(b, length);
        if (open < 0) {
            notAuthentic++;
            return;
        }
        RtcpReader.read(b, open, (type, count, d, at, size) -> {
            if (type == RtcpWriter.SENDER_REPORT) senderReports++;
            if (type == RtcpWriter.RECEIVER_REPORT && count > 0) receiverReports++;
            if (type == RtcpWriter.TRANSPORT_FEEDBACK && count == RtcpWriter.TRANSPORT_WIDE) feedbacks++;
            if (type == RtcpWriter.TRANSPORT_FEEDBACK && count == RtcpWriter.NACK) answer(d, at, size);
            if (type == RtcpWriter.PAYLOAD_FEEDBACK && count == RtcpWriter.PICTURE_LOSS) {
                keyFrameRequests++;
                if (answersKeyFrameRequests) keyWanted = true;
            }
        });
    }

    private void answer(byte[] b, int at, int length) {
        for (int i = at + 12; i < at + length; i += 4) {
            int first = Octets.int16(b, i);
            int following = Octets.int16(b, i + 2);
            for (int k = -1; k < 16; k++) if (k < 0 || (following >> k & 1) != 0) repair(first + k + 1 & 0xffff);
        }
    }

    private void repair(int number) {
        nacked++;
        var original = sent.get(number);
        if (original == null || !answersNacks) return;
        var b = new byte[620];
        System.arraycopy(original, 0, b, 0, 20);
        b[1] = (byte) (original[1] & 0x80 | RTX);
        Octets.put16(b, 2, (int) ++repairSequence);
        Octets.put32(b, 8, RTX_SSRC);
        Octets.put16(b, 20, number);
        System.arraycopy(original, 20, b, 22, 480);
        send(b, 20, 502, RTX_SSRC, repairSequence);
    }

    /** How many packets are missing between the first and the last received but the newest few. */
    long gaps() {
        return got.isEmpty() ? 0 : highest - got.firstKey() + 1 - got.size();
    }

    @Override public void connected() {
        isConnected = true;
    }

    @Override public void lost(Loss loss) {
        isConnected = false;
        lost = loss;
    }
}
