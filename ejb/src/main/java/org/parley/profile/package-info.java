/**
 * What members tell of themselves, and who sees it.
 *
 * <ul>
 * <li>A5 – every field is optional; an empty one is not stored.
 * <li>A6 – each field has its own audience, nobody at first; a member can look through the eyes of each.
 * <li>A8 – only what a member made discoverable is searched, and only what members may see can be made so.
 * <li>C2 – the profile of a restricted or erased member is shown to nobody and found by nobody.
 * </ul>
 */
package org.parley.profile;
