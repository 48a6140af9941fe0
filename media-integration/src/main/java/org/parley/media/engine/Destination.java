package org.parley.media.engine;

import java.net.InetSocketAddress;

/** Where a peer's datagrams go to. One object per address and peer, so that a transport may compare by identity. */
public final class Destination {
    private final InetSocketAddress address;
    private Object prepared;

    public Destination(InetSocketAddress address) {
        this.address = address;
    }

    public InetSocketAddress address() {
        return address;
    }

    /** What a transport has kept for this destination, null at first. For the owning loop only. */
    Object prepared() {
        return prepared;
    }

    void prepare(Object form) {
        prepared = form;
    }
}
