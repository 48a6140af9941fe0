/**
 * Kurento Client's way to the media side: over a WebSocket to Kurento Media Servers, or within this JVM to the embedded
 * engine, which answers the part of the Kurento protocol the product uses. Nothing here knows rooms.
 */
package org.parley.media.kurento;
