package org.parley.media.engine;

/** An outbox that may hold datagrams back until the end of a turn. */
interface LoopOutbox extends Outbox {
    void flush();

    /** Datagrams the kernel did not take. */
    long lost();
}
