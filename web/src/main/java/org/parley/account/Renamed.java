package org.parley.account;

/** A member's sessions of this browser go on under another name: fired once they do. */
public record Renamed(Person.Member member) {}
