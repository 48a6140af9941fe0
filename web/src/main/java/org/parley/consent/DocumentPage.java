package org.parley.consent;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** {@code /terms} and {@code /rules}: the version that binds now. */
@Named
@RequestScoped
public class DocumentPage {
    @Inject Documents documents;

    public DocumentVersion version(String word) { return documents.inForce(Document.valueOf(word)).orElseThrow(); }
    public List<Block> blocks(String word) { return Block.of(version(word).text()); }
}
