package org.parley.privacy;

import java.time.Instant;

/**
 * A duty to keep what would be over (GDPR Art. 17(3)).
 *
 * @param duty  the law or case that asks for it, at most 200 characters
 * @param until when it ends by itself
 */
public record LegalHold(long id, DataSubject subject, DataCategory category, String duty, Instant until, Instant placedAt) {}
