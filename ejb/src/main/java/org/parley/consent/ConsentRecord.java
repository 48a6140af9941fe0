package org.parley.consent;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * One row of the ledger (C3, GDPR Art. 7(1)).
 *
 * @param seq         counts from 1 without gaps
 * @param subject     the person's pseudonym, which only the person's key leads to
 * @param purpose     empty for an act on a document or on everything
 * @param document    such as {@code terms/2}; empty for an act on a purpose
 * @param textVersion SHA-256 of the words shown, 64 hexadecimal digits; empty where none were
 * @param previous    hash of the row before, 64 zeros for the first
 */
public record ConsentRecord(long seq, String subject, Act act, Optional<Purpose> purpose, String document, String textVersion,
                            String language, Channel channel, Instant at, String previous, String hash) {
    static final String BEGINNING = "0".repeat(64);

    /** A new row behind another. */
    static ConsentRecord after(long seq, String previous, String subject, Decision decision, Instant at) {
        var open = new ConsentRecord(seq + 1, subject, decision.act(), decision.purpose(), decision.document(), decision.textVersion(),
            decision.language(), decision.channel(), at, previous, "");
        return new ConsentRecord(open.seq, subject, open.act, open.purpose, open.document, open.textVersion, open.language, open.channel, at, previous, open.sum());
    }

    boolean isWhole() {
        return hash.equals(sum());
    }

    /** SHA-256 over all fields but itself, each behind its length, so that no two rows read the same. */
    private String sum() {
        var text = new StringBuilder();
        for (var field : new Object[] {seq, subject, act, purpose.map(Purpose::name).orElse(""), document, textVersion, language, channel, at.toEpochMilli(), previous}) {
            var word = field.toString();
            text.append(word.length()).append(':').append(word);
        }
        return sha256(text.toString());
    }

    public static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    String topic() {
        return act.topic(purpose, document);
    }
}
