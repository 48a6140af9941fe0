package org.parley.consent;

import java.time.Instant;

/**
 * One version of a document, as it was published and never changed.
 *
 * @param number      counts from 1 for each document
 * @param material    whether it changes what people agreed to: then they are asked again before anything else
 * @param effectiveAt from when it binds
 * @param facts       hash of what a generated text was written from; empty for a written one
 */
public record DocumentVersion(Document document, int number, String language, boolean material, Instant effectiveAt, String facts, String text) {
    public String hash() {
        return ConsentRecord.sha256(text);
    }

    /** As the ledger names it: {@code terms/2}. */
    public String name() {
        return document.word() + '/' + number;
    }

    public boolean isInForce(Instant now) {
        return !effectiveAt.isAfter(now);
    }
}
