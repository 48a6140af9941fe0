package org.parley.consent;

import java.util.Locale;
import java.util.Optional;

/** A person's decision on its way into the ledger. @param text the exact words it was made on; empty where none were shown or an archive has them */
public record Decision(Act act, Optional<Purpose> purpose, String document, String text, String textVersion, String language, Channel channel) {
    public Decision {
        if (document.length() > 60 || text.length() > 4000 || language.length() > 8) throw new IllegalArgumentException("decision too long");
    }

    static Decision on(Purpose purpose, Act act, String text, String language, Channel channel) {
        return new Decision(act, Optional.of(purpose), "", text, text.isEmpty() ? "" : ConsentRecord.sha256(text), language, channel);
    }

    /** The document's own archive keeps its words. */
    static Decision onDocument(DocumentVersion version, Locale language, Channel channel) {
        return new Decision(Act.ACCEPTED, Optional.empty(), version.name(), "", version.hash(), language.getLanguage(), channel);
    }

    static Decision onAll(Act act, Channel channel) {
        return new Decision(act, Optional.empty(), "", "", "", "", channel);
    }

    String topic() {
        return act.topic(purpose, document);
    }
}
