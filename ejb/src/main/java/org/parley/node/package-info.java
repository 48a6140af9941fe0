/**
 * What nodes of one portal tell each other, over one JMS topic.
 *
 * <ul>
 * <li>N1 – A note is a hint or sealed: nothing about a person can be read in it (P4).
 * <li>N2 – Notes are quick and may be lost; what must not be lost is in the database, which each node reads behind the notes.
 * <li>N3 – Alone, a node tells nobody and pays nothing.
 * </ul>
 */
package org.parley.node;
