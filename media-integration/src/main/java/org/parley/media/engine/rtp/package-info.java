/** RTP (RFC 3550), its header extensions (RFC 8285), VP8 (RFC 7741), retransmission (RFC 4588) and RTCP on plain byte arrays. */
package org.parley.media.engine.rtp;
