package org.parley.consent;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import org.parley.look.Language;

/** Gives terms and room rules a first version, which the operator replaces in the console. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
public class DocumentsAtStart {
    @Inject Documents documents;

    @PostConstruct void begin() {
        for (var document : Document.values()) if (!document.isGenerated()) documents.begin(document, ShippedDocuments.text(document, Language.EN));
    }
}
