/** The part of STUN (RFC 8489) that an ICE-lite agent (RFC 8445, 2.5) needs. */
package org.parley.media.engine.stun;
