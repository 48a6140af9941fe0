/**
 * The embedded media engine: a selective forwarding unit (RFC 7667, 3.7) for VP8 and Opus.
 *
 * <p>{@link org.parley.media.engine.SfuCore} is all of it without sockets, threads and clocks: datagrams and the time go in,
 * datagrams and events come out. {@link org.parley.media.engine.SfuTransport} owns the UDP port and the loops. A peer belongs
 * to the core that received its first valid connectivity check; from then on only that core's loop touches it.
 *
 * <p>Times are nanoseconds of one monotonic clock and are always handed in as {@code now}.
 */
package org.parley.media.engine;
