package org.parley.consent;

import java.util.Optional;

/** A person's decision on its way into the ledger. @param text the exact words it was made on; empty where none were shown */
public record Decision(Act act, Optional<Purpose> purpose, String document, String text, String language, Channel channel) {
    public Decision {
        if (document.length() > 60 || text.length() > 4000 || language.length() > 8) throw new IllegalArgumentException("decision too long");
    }

    static Decision on(Purpose purpose, Act act, String text, String language, Channel channel) {
        return new Decision(act, Optional.of(purpose), "", text, language, channel);
    }

    static Decision onAll(Act act, Channel channel) {
        return new Decision(act, Optional.empty(), "", "", "", channel);
    }

    String textVersion() {
        return text.isEmpty() ? "" : ConsentRecord.sha256(text);
    }

    String topic() {
        return act.topic(purpose, document);
    }
}
