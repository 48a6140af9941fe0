/**
 * Contacts among members.
 *
 * <ul>
 * <li>A8 – ask, accept, decline, remove, block. Who is asked decides; a second request changes nothing.
 * <li>A8 – a block ends what was between two and holds both ways: neither is a contact of the other any more, and who is blocked
 * is not told. Asking somebody who blocks one looks as it always does, and reaches nobody.
 * </ul>
 */
package org.parley.contact;
