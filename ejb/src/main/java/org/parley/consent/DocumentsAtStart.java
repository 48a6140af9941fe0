package org.parley.consent;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Gives terms and room rules a first version, which the operator replaces in the console. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
public class DocumentsAtStart {
    @Inject Documents documents;

    @PostConstruct void begin() {
        for (var document : Document.values()) if (!document.isGenerated()) documents.begin(document, text(document));
    }

    private static String text(Document document) {
        try (var in = DocumentsAtStart.class.getResourceAsStream(document.word() + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
