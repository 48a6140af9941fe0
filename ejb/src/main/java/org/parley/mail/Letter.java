package org.parley.mail;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parley.consent.Purpose;

/**
 * Every letter the portal writes. The words of each are {@code <word>.subject}, {@code .text} and, where it has a link,
 * {@code .button} of {@code letters.properties} and its translations.
 */
public enum Letter {
    VERIFICATION(Purpose.SERVICE_LETTERS, "/verify?token={token}", "token"),
    /** To someone who signs up again: the page says the same as for a new address. */
    ALREADY_KNOWN(Purpose.SERVICE_LETTERS, "/sign-in"),
    WELCOME(Purpose.SERVICE_LETTERS, "/"),
    RESTRICTED(Purpose.SERVICE_LETTERS, "/settings/privacy"),
    RESTRICTION_LIFTED(Purpose.SERVICE_LETTERS, "/sign-in"),
    DEACTIVATED(Purpose.SERVICE_LETTERS, "/sign-in"),
    REACTIVATED(Purpose.SERVICE_LETTERS, "/settings/security"),
    ERASURE_PLANNED(Purpose.SERVICE_LETTERS, "/sign-in", "date"),
    /** The last one. */
    ERASED(Purpose.SERVICE_LETTERS, ""),
    DOCUMENT_CHANGED(Purpose.SERVICE_LETTERS, "/archive/{document}", "document"),
    RESET(Purpose.SERVICE_LETTERS, "/reset?token={token}", "token"),
    PASSWORD_CHANGED(Purpose.SERVICE_LETTERS, "/reset"),
    /** To a new address, and to the one it is to replace. */
    EMAIL_NEW(Purpose.SERVICE_LETTERS, "/email?token={token}", "token"),
    EMAIL_OLD(Purpose.SERVICE_LETTERS, "/email?token={token}", "token"),
    EMAIL_TAKEN(Purpose.SERVICE_LETTERS, "/sign-in"),
    EMAIL_CHANGED(Purpose.SERVICE_LETTERS, "/settings/security"),
    NEW_DEVICE(Purpose.SERVICE_LETTERS, "/settings/security", "device", "network"),
    TOKEN_STOLEN(Purpose.SERVICE_LETTERS, "/settings/security"),
    FACTORS_CHANGED(Purpose.SERVICE_LETTERS, "/settings/security"),
    /** A code to prove with, for who has nothing but another door. */
    PROOF(Purpose.SERVICE_LETTERS, "", "code"),
    RECOVERY_CODE_USED(Purpose.SERVICE_LETTERS, "/settings/security"),
    /** To somebody who was not in the room when a moderator acted. */
    KEPT_OUT(Purpose.SERVICE_LETTERS, "/appeals?case={case}", "room", "until", "reason", "case"),
    MESSAGE_REMOVED(Purpose.SERVICE_LETTERS, "/appeals?case={case}", "room", "case"),
    /** Words of the operator's own. */
    NEWS(Purpose.NEWSLETTERS, "", "title", "words"),
    /** To somebody who is not here yet. */
    INVITATION(Purpose.INVITATIONS, "/sign-up", "name"),
    ROOM_INVITATION(Purpose.INVITATIONS, "/room/{room}", "name", "room", "title");

    private final Purpose purpose;
    private final String path;
    private final Set<String> values;

    /** @param path of the one link, with values in braces; empty for a letter without */
    Letter(Purpose purpose, String path, String... values) {
        this.purpose = purpose;
        this.path = path;
        this.values = Set.of(values);
    }

    public Purpose purpose() {
        return purpose;
    }

    /** Page by whose link the reader ends such letters without signing in; empty for those that belong to the account. */
    Optional<String> stop() {
        return switch (purpose) {
            case NEWSLETTERS -> Optional.of("unsubscribe");
            case INVITATIONS -> Optional.of("no-invitations");
            default -> Optional.empty();
        };
    }

    String path() {
        return path;
    }

    /** @throws IllegalArgumentException where a value is missing or not taken */
    void check(Map<String, String> given) {
        if (!given.keySet().equals(values)) throw new IllegalArgumentException(this + " takes " + values);
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Letter> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
