package org.parley.consent;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.parley.look.CurrentLook;

/** {@code /terms} and {@code /rules}: the version that binds now. */
@Named
@RequestScoped
public class DocumentPage {
    @Inject Documents documents;
    @Inject CurrentLook look;

    public DocumentVersion version(String word) { return documents.inForce(Document.valueOf(word)).orElseThrow(); }
    public List<Block> blocks(String word) { return Block.of(ShippedDocuments.translation(version(word), look.language()).orElseGet(() -> version(word).text())); }
    public boolean translated(String word) { return ShippedDocuments.translation(version(word), look.language()).isPresent(); }
    public String language(String word) { return translated(word) ? look.getLanguage() : version(word).language(); }
}
