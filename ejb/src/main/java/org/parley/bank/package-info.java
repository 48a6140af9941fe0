/**
 * What came in on an account (B4): statements of a bank in the format camt.053 of ISO 20022, versions 001.02 to 001.13.
 *
 * <ul>
 * <li>B4.10 – A statement is read as a stream with the runtime's own parser. A document type, an entity, more than 10 MiB or more than
 *     20,000 entries or single payments are refused.
 * <li>B4.11 – What cannot be read is refused as a whole, with the line and what would be accepted: no half of a file is taken in.
 * <li>B4.12 – Only what is booked counts (BOOK). A credit is a payment; a debit, and a reversal in either direction, is told apart and is
 *     never one: a reversed credit arrives as a debit, a reversed debit as a credit.
 * <li>B4.13 – A booked sum of many payments is split into them where the bank tells them, and they have to add up to it. Where the bank
 *     does not tell their amounts the sum stays one payment.
 * <li>B4.14 – A payment has a reference the same file always gives again: the bank's, else one derived from what the entry says and how
 *     often it was said before. Who imports twice takes in nothing twice.
 * </ul>
 */
package org.parley.bank;
