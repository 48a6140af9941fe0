/**
 * Consent and the other grounds on which people's data is used.
 *
 * <ul>
 * <li>C1 – {@link org.parley.consent.Purpose} and {@link org.parley.privacy.DataCategory} are the only lists of what is done with
 *     which data. Every text, prompt, page and check is made from them; a test fails on a column, message, cookie or host that
 *     no category or recipient names.
 * <li>C2 – A boundary says its purpose by {@link org.parley.consent.Processes}; {@link org.parley.consent.Gatekeeper} asks the
 *     {@link org.parley.consent.Gate} before it runs. What has no ground does not run, and the refusal is a value a page can turn
 *     into a question. Work from a queue is asked again when it is delivered.
 * <li>C2.1 – A restriction (GDPR Art. 18) stops every purpose but those the person or the law needs to keep and to look.
 * <li>C2.2 – An objection (Art. 21) stops a purpose that rests on legitimate interest where the purpose allows it.
 * <li>C2.3 – A decision takes effect at once here and within a quarter of a second on other nodes.
 * <li>C3 – {@link org.parley.consent.Ledger}: rows are added, never changed; each carries the hash of the one before. A receipt is
 *     a signed JSON of what was agreed to, which can be checked without the portal.
 * <li>C3.1 – Deciding the same twice adds nothing: the first date stays, because it is evidence.
 * <li>C7 – {@link org.parley.consent.Documents}: versions of policy, terms and room rules; a material one is asked for first.
 * </ul>
 */
package org.parley.consent;
