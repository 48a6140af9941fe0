package org.parley.account;

/** Where an account stands (A3). Only an active one can be used. */
public enum AccountState { PENDING, ACTIVE, RESTRICTED, DEACTIVATED, ERASED }
