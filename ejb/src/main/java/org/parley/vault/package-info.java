/**
 * The vault (P4): what the portal stores about a person is sealed with a key of that person.
 *
 * <ul>
 * <li>P4.1 – Personal columns and messages are sealed by AES-256-GCM; the person and the place are the associated data, so that
 *     a sealed value is worth nothing in another row or of another person.
 * <li>P4.2 – Keys lie in a second store, wrapped by the master key; the master key is a file only the server may read.
 * <li>P4.3 – Destroying a key is erasure (GDPR Art. 17): nothing sealed with it can be read again, here or in a backup.
 * <li>P4.4 – A missing or wrong master key stops the start. It is never made anew while there is something it would have to open.
 * <li>P4.5 – What is looked up, as an e-mail address, is a keyed hash beside the sealed value.
 * <li>P4.6 – Keys are kept at hand up to a bound, many are fetched at once, and a destroyed one is forgotten at once.
 * </ul>
 */
package org.parley.vault;
