package org.parley.privacy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Reads and writes what the database holds about people. Only a boundary that says for what, by
 * {@link org.parley.consent.Processes}, may call it; an architecture test holds that (C2).
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface HoldsPersonalData {}
