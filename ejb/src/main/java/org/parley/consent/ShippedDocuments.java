package org.parley.consent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.parley.look.Language;

/** Terms and room rules as the portal comes with them: the English text binds, the others translate it until the operator writes an own one. */
public final class ShippedDocuments {
    private ShippedDocuments() {}

    static String text(Document document, Language language) {
        var file = document.word() + (language == Language.EN ? "" : '_' + language.word()) + ".txt";
        try (var in = ShippedDocuments.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty where the version is in that language already, or no longer the one the portal came with. */
    public static Optional<String> translation(DocumentVersion version, Language language) {
        if (version.document().isGenerated() || version.language().equals(language.word()) || !version.text().equals(text(version.document(), Language.EN))) return Optional.empty();
        return Optional.of(text(version.document(), language));
    }
}
