/**
 * Staff: who may do what in the console.
 *
 * <ul>
 * <li>X1 – staff find a member by the whole screen name, e-mail address or number; there is no list to browse people in.
 * <li>X2 – each role is a set of permissions named by area and verb; the administrator made at the start has all of them.
 * <li>P6 – every look at a member is written into that member's log before it is shown, with the role that looked.
 * </ul>
 */
package org.parley.staff;
