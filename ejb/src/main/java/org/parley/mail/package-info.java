/**
 * Letters: what the portal writes to people by e-mail.
 *
 * <ul>
 * <li>L1 – {@link org.parley.mail.Letter} is the list of them. Service letters belong to the contract; marketing letters are sent
 *     to those who agreed only, say so, and are stopped by one click without signing in (C10, RFC 8058).
 * <li>L2 – A letter waits in a queue on disk with the person and the purpose; what is secret in it is sealed with the person's
 *     key, the address is looked up and the gate asked when it is delivered (C2).
 * <li>L3 – What the mail server does not take comes again for hours and then waits for staff in the console; so does every letter
 *     where no mail server is set. Each look at one is in the log of its addressee (P6).
 * <li>L4 – Values are text: they can become neither a header nor markup.
 * <li>L5 – Each letter carries a number, by which {@code /is-this-mail-from-you} knows it again without keeping anything (O7).
 * </ul>
 */
package org.parley.mail;
