package org.parley.media.engine;

import java.net.Inet6Address;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Sends many datagrams by one call: datagrams of one size for one destination become one message that the kernel cuts
 * (UDP_SEGMENT, Linux 4.18), up to 64 messages go at once. Where the kernel will not cut, the datagrams go uncut.
 * The offsets are those of {@code struct mmsghdr} and its parts on 64-bit Linux.
 */
final class SegmentedOutbox implements LoopOutbox {
    private static final int MESSAGES = 64, MESSAGE = 64, VECTOR = 16, CONTROL = 24, NAME = 32;
    private static final int DATA = 1 << 20;
    private static final int LARGEST = 65_000, SEGMENTS = 64;
    private static final int SOL_UDP = 17, UDP_SEGMENT = 103, AF_INET = 2, AF_INET6 = 10;
    private static final int REFUSALS = 8;

    private final int socket;
    private final boolean ipv6;
    private final ByteBuffer headers = ByteBuffer.allocateDirect(MESSAGES * (MESSAGE + VECTOR + CONTROL + NAME)).order(ByteOrder.nativeOrder());
    private final ByteBuffer data = ByteBuffer.allocateDirect(DATA);
    private final long headersAt = NativeSend.address(headers);
    private final long dataAt = NativeSend.address(data);
    private final int[] starts = new int[MESSAGES], lengths = new int[MESSAGES], sizes = new int[MESSAGES], counts = new int[MESSAGES];
    private final Destination[] destinations = new Destination[MESSAGES];
    private int messages;
    private boolean open;
    private int segmentsAllowed = SEGMENTS;
    private int refusals;
    private long lost;

    /** @param ipv6 whether the socket is of that family */
    SegmentedOutbox(int socket, boolean ipv6) {
        this.socket = socket;
        this.ipv6 = ipv6;
    }

    @Override public void send(byte[] datagram, int length, Destination to) {
        if (data.remaining() < length) flush();
        if (!joins(length, to)) begin(length, to);
        data.put(datagram, 0, length);
        int last = messages - 1;
        lengths[last] += length;
        counts[last]++;
        open = length == sizes[last];   // only the last segment may be shorter
    }

    private boolean joins(int length, Destination to) {
        int last = messages - 1;
        return open && last >= 0 && destinations[last] == to && length <= sizes[last] && counts[last] < segmentsAllowed
            && lengths[last] + length <= LARGEST;
    }

    private void begin(int length, Destination to) {
        if (messages == MESSAGES) flush();
        starts[messages] = data.position();
        lengths[messages] = 0;
        sizes[messages] = length;
        counts[messages] = 0;
        destinations[messages++] = to;
    }

    @Override public void flush() {
        if (messages == 0) return;
        for (int i = 0; i < messages; i++) write(i, starts[i], lengths[i], sizes[i], counts[i]);
        for (int i = 0; i < messages; ) {
            int taken = NativeSend.send(socket, headersAt + (long) i * MESSAGE, messages - i);
            if (taken > 0) i += taken;
            else refused(i++);
        }
        messages = 0;
        open = false;
        data.clear();
    }

    private void refused(int message) {
        if (counts[message] == 1) {
            lost++;
            return;
        }
        if (++refusals == REFUSALS) segmentsAllowed = 1;
        for (int sent = 0; sent < lengths[message]; sent += sizes[message]) {
            int length = Math.min(sizes[message], lengths[message] - sent);
            write(message, starts[message] + sent, length, length, 1);
            if (NativeSend.send(socket, headersAt + (long) message * MESSAGE, 1) < 1) lost++;
        }
    }

    private void write(int i, int start, int length, int size, int count) {
        int message = i * MESSAGE;
        int vector = MESSAGES * MESSAGE + i * VECTOR;
        int control = MESSAGES * (MESSAGE + VECTOR) + i * CONTROL;
        int name = MESSAGES * (MESSAGE + VECTOR + CONTROL) + i * NAME;
        var address = name(destinations[i]);
        headers.put(name, address);
        headers.putLong(message, headersAt + name).putInt(message + 8, address.length);
        headers.putLong(message + 16, headersAt + vector).putLong(message + 24, 1);
        headers.putLong(vector, dataAt + start).putLong(vector + 8, length);
        headers.putLong(message + 32, count > 1 ? headersAt + control : 0).putLong(message + 40, count > 1 ? CONTROL : 0);
        if (count > 1) headers.putLong(control, 18).putInt(control + 8, SOL_UDP).putInt(control + 12, UDP_SEGMENT).putShort(control + 16, (short) size);
    }

    private byte[] name(Destination to) {
        if (to.prepared() == null) to.prepare(ipv6 ? inet6(to) : inet(to));
        return (byte[]) to.prepared();
    }

    private static byte[] inet(Destination to) {
        return ByteBuffer.allocate(16).order(ByteOrder.nativeOrder()).putShort((short) AF_INET).order(ByteOrder.BIG_ENDIAN)
            .putShort((short) to.address().getPort()).put(to.address().getAddress().getAddress()).array();
    }

    private static byte[] inet6(Destination to) {
        var ip = to.address().getAddress();
        var out = ByteBuffer.allocate(28).order(ByteOrder.nativeOrder()).putShort((short) AF_INET6).order(ByteOrder.BIG_ENDIAN)
            .putShort((short) to.address().getPort()).putInt(0);
        if (ip instanceof Inet6Address) out.put(ip.getAddress());
        else out.putLong(0).putInt(0xffff).put(ip.getAddress());
        out.order(ByteOrder.nativeOrder()).putInt(24, ip instanceof Inet6Address six ? six.getScopeId() : 0);
        return out.array();
    }

    @Override public long lost() {
        return lost;
    }
}
