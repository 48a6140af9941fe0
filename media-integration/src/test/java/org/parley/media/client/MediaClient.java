package org.parley.media.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.DatagramTransport;
import org.parley.media.engine.dtls.DtlsIdentity;
import org.parley.media.engine.rtp.Octets;
import org.parley.media.engine.rtp.RtcpReader;
import org.parley.media.engine.rtp.RtcpWriter;
import org.parley.media.engine.rtp.RtpHeader;
import org.parley.media.engine.rtp.Vp8Payload;
import org.parley.media.engine.srtp.SrtpProfile;
import org.parley.media.engine.srtp.SrtpReceiver;
import org.parley.media.engine.srtp.SrtpSender;
import org.parley.media.engine.stun.StunRequest;
import org.parley.media.engine.stun.StunResponse;

/**
 * One peer connection that either sends or receives a VP8 track. Make it, hand its {@link #offer()} to the media side,
 * {@link #connect} with the answer. Datagrams are read by a {@link ClientLoop} that may serve many clients.
 */
public final class MediaClient implements AutoCloseable {
    public static final int PAYLOAD_TYPE = 96;
    private static final int LARGEST = 2048;
    private static final String PASSWORD = "abcdefghijklmnopqrstuvwx";
    /** Frame tag, start code and size of a VP8 picture of 640 by 480 (RFC 6386, 9.1): servers that cut frames anew look at them. */
    private static final byte[] KEY_FRAME = {0x10, 0x02, 0x00, (byte) 0x9d, 0x01, 0x2a, (byte) 0x80, 0x02, (byte) 0xe0, 0x01};
    private static final byte[] DELTA_FRAME = {0x11, 0x02, 0x00};

    private final DtlsIdentity identity;
    private final SrtpProfile profile;
    private final boolean sends;
    private final String setup;
    private final DatagramChannel channel;
    private final java.security.SecureRandom random = new java.security.SecureRandom();
    private final int ssrc = random.nextInt() & 0x7fffffff | 1;
    private final String ufrag = "cl" + Integer.toHexString(random.nextInt() | 0x10000000);
    private CompletableFuture<MediaClient> connected = new CompletableFuture<>();
    private final CompletableFuture<Long> goodbye = new CompletableFuture<>();
    private volatile BlockingQueue<byte[]> handshake = new ArrayBlockingQueue<>(64);
    private final byte[] packet = new byte[LARGEST];
    private final ByteBuffer out = ByteBuffer.allocateDirect(LARGEST);
    private AnswerFields answer;
    private InetSocketAddress server;
    private volatile SrtpSender sender;
    private volatile SrtpReceiver receiver;
    private volatile DTLSTransport dtls;
    private long nextSequence = random.nextInt(1, 0x7000);
    private int timestamp = random.nextInt();

    private volatile long received, notAuthentic, lost, keyFrameRequests, firstKeyFrameAt, startedAt;
    private long highest = -1;
    private boolean keyFrameBegun;
    private int decryptEvery = 1;

    public MediaClient(DtlsIdentity identity, SrtpProfile profile, boolean sends) throws IOException {
        this(identity, profile, sends, InetAddress.getLoopbackAddress(), "actpass");
    }

    /**
     * For a Kurento Media Server, which gathers no loopback candidate, checks on its own, and would make itself the DTLS
     * client if it might.
     */
    public static MediaClient ofKurento(DtlsIdentity identity, SrtpProfile profile, boolean sends) throws IOException {
        return new MediaClient(identity, profile, sends, new InetSocketAddress(0).getAddress(), "active");
    }

    private MediaClient(DtlsIdentity identity, SrtpProfile profile, boolean sends, InetAddress local, String setup) throws IOException {
        this.identity = identity;
        this.profile = profile;
        this.sends = sends;
        this.setup = setup;
        channel = DatagramChannel.open(java.net.StandardProtocolFamily.INET);
        channel.setOption(StandardSocketOptions.SO_RCVBUF, 1 << 20);
        channel.bind(new InetSocketAddress(local, 0));
        channel.configureBlocking(false);
    }

    /** Opens only one of so many packets after the first key frame, to be cheap. */
    public MediaClient decryptEvery(int packets) {
        decryptEvery = packets;
        return this;
    }

    public String offer() {
        var direction = sends ? "sendonly" : "recvonly";
        var lines = """
            v=0
            o=- 1 2 IN IP4 127.0.0.1
            s=-
            t=0 0
            a=group:BUNDLE 0
            m=video 9 UDP/TLS/RTP/SAVPF 96
            c=IN IP4 0.0.0.0
            a=ice-ufrag:%s
            a=ice-pwd:%s
            a=fingerprint:sha-256 %s
            a=setup:%s
            a=mid:0
            a=%s
            a=rtcp-mux
            a=rtcp-rsize
            a=rtpmap:96 VP8/90000
            a=rtcp-fb:96 nack
            a=rtcp-fb:96 nack pli
            """.formatted(ufrag, PASSWORD, identity.fingerprint(), setup, direction);
        return (sends ? lines + "a=ssrc:" + ssrc + " cname:test\n" : lines).replace("\n", "\r\n");
    }

    /** Begins to connect; completes once keys are agreed on. */
    public CompletableFuture<MediaClient> connect(String sdpAnswer) {
        answer = AnswerFields.of(sdpAnswer);
        server = new InetSocketAddress(answer.address(), answer.port());
        if (startedAt == 0) startedAt = System.nanoTime();
        check();
        Thread.ofVirtual().start(this::shakeHands);
        return connected;
    }

    /** Counts the time to the first key frame from now, instead of from {@link #connect}. */
    public void startClock() {
        startedAt = System.nanoTime();
    }

    /** Forgets its keys, as a browser that starts its DTLS anew on the same ICE. */
    public MediaClient again() {
        connected = new CompletableFuture<>();
        handshake = new ArrayBlockingQueue<>(64);
        return this;
    }

    /** Renews consent; a {@link ClientLoop} does so every few seconds. */
    public void check() {
        if (answer != null) transmit(CheckRequest.bytes(answer.ufrag() + ":" + ufrag, answer.password(), random));
    }

    private void shakeHands() {
        try {
            var client = new ClientHandshake(identity, answer.fingerprint(), profile);
            dtls = new DTLSClientProtocol().connect(client, new Datagrams());
            receiver = new SrtpReceiver(client.keys().receiving());
            sender = new SrtpSender(client.keys().sending());
            connected.complete(this);
            awaitGoodbye(client);
        } catch (IOException | RuntimeException e) {
            connected.completeExceptionally(e);
        }
    }

    private void awaitGoodbye(ClientHandshake client) throws IOException {
        var discarded = new byte[LARGEST];
        var mine = dtls;
        while (!client.closed() && channel.isOpen() && dtls == mine) mine.receive(discarded, 0, discarded.length, 100);
        if (client.closed()) goodbye.complete(System.nanoTime());
    }

    /** Completes when the server says goodbye by DTLS. */
    public CompletableFuture<Long> goodbye() {
        return goodbye;
    }

    /** Sends one frame of so many packets of so many bytes of payload, 90 kHz time advancing by 3,000. */
    public void sendFrame(boolean key, int packets, int size) {
        timestamp += 3000;
        for (int i = 0; i < packets; i++) sendPacket(key, i == 0, i == packets - 1, size);
    }

    private void sendPacket(boolean key, boolean first, boolean last, int size) {
        byte[] b = packet;
        b[0] = (byte) 0x80;
        b[1] = (byte) (last ? 0x80 | PAYLOAD_TYPE : PAYLOAD_TYPE);
        Octets.put16(b, 2, (int) nextSequence);
        Octets.put32(b, 4, timestamp);
        Octets.put32(b, 8, ssrc);
        Arrays.fill(b, 12, 12 + size, (byte) 0);
        b[12] = (byte) (first ? 0x10 : 0);
        var begin = key ? KEY_FRAME : DELTA_FRAME;
        if (first) System.arraycopy(begin, 0, b, 13, begin.length);
        int length = sender.seal(b, 12, 12 + size, ssrc, nextSequence);
        nextSequence++;
        transmit(b, length);
    }

    public void requestKeyFrame(int mediaSsrc) {
        var rtcp = new RtcpWriter().clear().emptyReceiverReport(1).pictureLoss(1, mediaSsrc);
        transmit(rtcp.bytes(), sender.sealRtcp(rtcp.bytes(), rtcp.length()));
    }

    /** Takes a datagram from the server. */
    void receive(byte[] b, int length) {
        int first = b[0] & 0xff;
        if (first < 4) answerCheck(b, length);
        else if (first >= 20 && first < 64) handshake.offer(Arrays.copyOf(b, length));
        else if (first >= 128 && receiver != null && RtpHeader.isRtcp(b, length)) rtcp(b, length);
        else if (first >= 128 && receiver != null) rtp(b, length);
    }

    private void answerCheck(byte[] b, int length) {
        var request = StunRequest.parse(b, length);
        if (request != null && request.authentic(PASSWORD)) transmit(StunResponse.success(request, server, PASSWORD));
    }

    private void rtp(byte[] b, int length) {
        received++;
        int number = RtpHeader.sequence(b);
        if (highest < 0) highest = number - 1;
        int step = RtpHeader.distance(number, (int) highest & 0xffff);
        if (step > 0) {
            lost += step - 1;
            highest += step;
        } else {
            lost--;
        }
        if (firstKeyFrameAt != 0 && received % decryptEvery != 0) return;
        boolean marker = RtpHeader.marker(b);
        int open = receiver.open(b, length);
        if (open < 0) {
            notAuthentic++;
        } else if (firstKeyFrameAt == 0) {
            keyFrameBegun |= Vp8Payload.startsKeyFrame(b, RtpHeader.length(b, open), open);
            if (keyFrameBegun && marker) firstKeyFrameAt = System.nanoTime();
        }
    }

    private void rtcp(byte[] b, int length) {
        int open = receiver.openRtcp(b, length);
        if (open < 0) {
            notAuthentic++;
            return;
        }
        RtcpReader.read(b, open, (type, count, d, at, size) -> {
            if (type == RtcpWriter.PAYLOAD_FEEDBACK && count == RtcpWriter.PICTURE_LOSS) keyFrameRequests++;
        });
    }

    private void transmit(byte[] datagram) {
        transmit(datagram, datagram.length);
    }

    private synchronized void transmit(byte[] datagram, int length) {
        out.clear().put(datagram, 0, length).flip();
        try {
            channel.send(out, server);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    DatagramChannel channel() {
        return channel;
    }

    public long received() {
        return received;
    }

    public long notAuthentic() {
        return notAuthentic;
    }

    /** Gaps in the sequence numbers received. */
    public long lost() {
        return lost;
    }

    public long keyFrameRequests() {
        return keyFrameRequests;
    }

    /** From {@link #connect} or {@link #startClock} to the last packet of the first key frame; -1 before. */
    public long firstKeyFrameNanos() {
        return firstKeyFrameAt == 0 ? -1 : firstKeyFrameAt - startedAt;
    }

    /** Says goodbye by DTLS and closes the socket. */
    @Override public void close() throws IOException {
        if (dtls != null) dtls.close();
        channel.close();
    }

    private final class Datagrams implements DatagramTransport {
        private final BlockingQueue<byte[]> records = handshake;

        @Override public int getReceiveLimit() {
            return 1500;
        }

        @Override public int getSendLimit() {
            return 1200;
        }

        @Override public int receive(byte[] b, int offset, int length, int waitMillis) {
            try {
                var datagram = records.poll(waitMillis, TimeUnit.MILLISECONDS);
                if (datagram == null) return -1;
                int size = Math.min(length, datagram.length);
                System.arraycopy(datagram, 0, b, offset, size);
                return size;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return -1;
            }
        }

        @Override public void send(byte[] b, int offset, int length) {
            transmit(Arrays.copyOfRange(b, offset, offset + length));
        }

        @Override public void close() {}
    }
}
