package org.parley.consent;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.DeltaType;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.parley.web.Texts;

/** {@code /archive/{document}}: every version there was, and what each changed (C7). */
@Named
@RequestScoped
public class ArchivePage {
    @Inject Documents documents;
    @Inject @Param(pathIndex = 0) String word;

    private Document document;

    /** @param kind kept, added or removed */
    public record Line(String kind, String text) {
        public boolean heading() { return text.startsWith("## "); }
        public String words() { return heading() ? text.substring(3) : text; }
    }

    @PostConstruct void find() {
        document = Arrays.stream(Document.values()).filter(one -> one.word().equals(word)).findFirst().orElse(null);
    }

    public void findDocument() {
        if (document == null) Faces.responseSendError(404, null);
    }

    public List<DocumentVersion> getVersions() { return document == null ? List.of() : documents.archive(document); }
    public String getTitle() { return document == null ? "" : Texts.get("document.title." + document.word()); }

    /** The version line by line against the one before; the first one is all new, which says nothing, so it is kept lines only. */
    public List<Line> changes(DocumentVersion version) {
        var before = getVersions().stream().filter(one -> one.number() == version.number() - 1).findFirst();
        var now = lines(version);
        var lines = new ArrayList<Line>();
        if (before.isEmpty()) {
            now.forEach(text -> lines.add(new Line("kept", text)));
            return lines;
        }
        for (var delta : DiffUtils.diff(lines(before.get()), now, true).getDeltas()) {
            if (delta.getType() == DeltaType.EQUAL) delta.getSource().getLines().forEach(text -> lines.add(new Line("kept", text)));
            else {
                delta.getSource().getLines().forEach(text -> lines.add(new Line("removed", text)));
                delta.getTarget().getLines().forEach(text -> lines.add(new Line("added", text)));
            }
        }
        return lines;
    }

    private static List<String> lines(DocumentVersion version) {
        return version.text().lines().filter(line -> !line.isBlank()).toList();
    }
}
