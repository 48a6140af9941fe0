package org.parley.consent;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.parley.account.CurrentPerson;

/** {@code /admin/documents}: publish a new version of the terms or the room rules (C7). */
@Named
@RequestScoped
public class AdminDocumentsPage {
    @Inject Documents documents;
    @Inject CurrentPerson currentPerson;
    @Inject @Param(name = "document") String word;

    private Document document = Document.TERMS;
    private String text = "", effective = "";
    private boolean material = true;
    private Map<String, String> problems = Map.of();

    @PostConstruct void begin() {
        if (Document.RULES.word().equals(word)) document = Document.RULES;
        text = documents.archive(document).stream().findFirst().map(DocumentVersion::text).orElse("");
    }

    public void onlyStaff() {
        if (!currentPerson.isSignedIn()) Faces.redirect("sign-in?return=/admin/documents");
        else if (!currentPerson.may("documents:publish")) Faces.responseSendError(403, null);
    }

    public void publish() {
        switch (documents.publish(new Documents.Form(document, text, effective, material))) {
            case Documents.Outcome.Published published -> Faces.redirect("archive/" + published.version().document().word());
            case Documents.Outcome.Refused refused -> problems = refused.problems();
        }
    }

    public List<DocumentVersion> getVersions() { return documents.archive(document); }
    public Document getDocument() { return document; }
    public void setDocument(Document document) { this.document = document; }
    public Map<String, String> getProblems() { return problems; }
    public String getText() { return text; }
    public void setText(String text) { this.text = text; }
    public String getEffective() { return effective; }
    public void setEffective(String effective) { this.effective = effective; }
    public boolean isMaterial() { return material; }
    public void setMaterial(boolean material) { this.material = material; }
}
