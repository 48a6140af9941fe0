/**
 * Other doors: accounts that open by somebody else's word.
 *
 * <ul>
 * <li>A12 – a provider of OpenID Connect or OAuth 2 says who is there; nothing of what it says is kept but what was ticked, claim
 *     by claim, with the time. Unlinking deletes it.
 * <li>A12 – a picture is fetched by the server, from public addresses only, and goes the way of every photo (A7).
 * <li>A12 – no account is ever found by an e-mail address a provider names: a member signs in first and then connects.
 * <li>A13 – a corporate directory is asked where the portal has no password of its own to compare; its groups are roles here.
 * <li>T1 – without a door in {@code parley.doors} nothing is shown, asked or told of any.
 * </ul>
 */
package org.parley.door;
