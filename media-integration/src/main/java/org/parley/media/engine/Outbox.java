package org.parley.media.engine;

/** Takes the datagrams of one core. The array is reused by the caller: what is kept has to be copied. */
public interface Outbox {
    void send(byte[] datagram, int length, Destination to);
}
