/** DTLS 1.2 with use_srtp (RFC 5764) as server, on Bouncy Castle's low-level interface. */
package org.parley.media.engine.dtls;
