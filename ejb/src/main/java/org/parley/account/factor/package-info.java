/**
 * What opens an account beside the password (A9).
 *
 * <ul>
 * <li>A9.1 – Who has set up an authenticator app or a passkey is asked for one of them, or for a recovery code, after the password.
 * <li>A9.2 – A code of the app (RFC 6238) counts for its half minute and the ones beside it, and once.
 * <li>A9.3 – An app counts once a code of it was typed; until then nothing has changed.
 * <li>A9.4 – Recovery codes are shown once, stored as hashes, and used once. They come with the first of app and passkey.
 * <li>A9.5 – Guessing is slowed by account, wherever it comes from.
 * <li>A9.6 – A passkey is for this portal's domain and address alone, asks for its holder's presence and proof, and its counter may
 *     not go back. It opens the account by itself: it is possession and proof in one.
 * </ul>
 */
package org.parley.account.factor;
