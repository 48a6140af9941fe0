package org.parley.media.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** One send call a datagram. What the kernel does not take at once is lost, as anywhere on the way. */
final class ChannelOutbox implements LoopOutbox {
    private final DatagramChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(2048);
    private long lost;

    ChannelOutbox(DatagramChannel channel) {
        this.channel = channel;
    }

    @Override public void send(byte[] datagram, int length, Destination to) {
        buffer.clear().put(datagram, 0, length).flip();
        try {
            if (channel.send(buffer, to.address()) == 0) lost++;
        } catch (IOException e) {
            lost++;   // an unreachable peer is for consent to find out
        }
    }

    @Override public void flush() {}

    @Override public long lost() {
        return lost;
    }
}
