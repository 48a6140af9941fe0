/**
 * Photos of members.
 *
 * <ul>
 * <li>A7 – a picture is known by its content, not by its name: JPEG, PNG, GIF (its first picture) or WebP.
 * <li>A7 – size and pixels are bounded before anything is decoded; what is kept is a JPEG of our own, without any metadata.
 * <li>A7 – each member has a quota. A6 – who sees photos is decided by {@code profile}.
 * </ul>
 */
package org.parley.photo;
