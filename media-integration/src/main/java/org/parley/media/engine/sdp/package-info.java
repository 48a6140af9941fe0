/** Offers of browsers and our answers to them (RFC 8866, RFC 8829, RFC 9143). What cannot be used is a {@code BadOffer}. */
package org.parley.media.engine.sdp;
