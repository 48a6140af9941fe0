/**
 * What the people of a room do together besides talking.
 *
 * <ul>
 * <li>R12 – a playlist, in step for all; another site's player is opened by each viewer's own click, and only those the operator allows.
 * <li>R12 – videos from somebody's disk lie sealed with the key of the person who gave them, in pieces, so that they can be played from any place.
 * <li>R13 – polls: everybody sees how many chose what, nobody who; a clock all see. Smaller rooms for a while are {@code room.Breakouts}.
 * <li>R5 – pictures in messages go through the same workshop as photos.
 * </ul>
 */
package org.parley.together;
