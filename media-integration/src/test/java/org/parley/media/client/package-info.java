/** A WebRTC client without a browser, for tests and measurements: ICE, DTLS-SRTP and RTP over UDP, pictures without content. */
package org.parley.media.client;
