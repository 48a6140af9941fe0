/**
 * Inviting people who are not here yet (A15, O2).
 *
 * <ul>
 * <li>A15.1 – An address somebody is invited by is sealed with the inviter's key, used for that one letter, and forgotten after its
 *     time or with the inviter's account.
 * <li>A15.2 – The letter says who invites, where the address is from and what becomes of it (GDPR Art. 14), and carries a link by
 *     which its reader is never written to again, without signing in. What stays is a keyed print of the address, and nothing else.
 * <li>A15.3 – The list of those is asked when somebody is invited and once more when the letter leaves; the inviter is told the same
 *     either way.
 * <li>A15.4 – A member invites a few a day, an address is invited a few times at most whoever asks, and there is no text of one's own.
 * </ul>
 */
package org.parley.outreach;
