/**
 * Reports to the operator, and appeals against what moderators of rooms did (R9, R10).
 *
 * <ul>
 * <li>A report keeps as evidence what was there to see when it was made, sealed with the key of the person it is about; what the
 *     reporter wrote is sealed with theirs.
 * <li>Nobody learns who reported them. Each look of staff is in the log of both (P6).
 * <li>An appeal is made once, and answered once; granting it lifts a ban.
 * </ul>
 */
package org.parley.moderation;
