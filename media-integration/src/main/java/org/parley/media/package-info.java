/**
 * The media side of the rooms: takes {@link org.parley.media.MediaCommand}s from the queue, drives a media server through
 * Kurento Client, and tells what became of it as {@link org.parley.media.MediaEvent}s. Who may do what was decided before.
 */
package org.parley.media;
