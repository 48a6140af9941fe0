package org.parley.media.engine;

/** The publisher's mapping from its wall clock to RTP time (RFC 3550, 6.4.1), by which audio and video stay in step. */
record SenderReport(int run, long ntp, int timestamp) {}
