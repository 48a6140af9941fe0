package org.parley.consent;

import static org.parley.schema.Database.with;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The versions in the database. Nothing in them is about a person. */
@ApplicationScoped
public class DocumentVersions {
    @Resource(lookup = "java:jboss/datasources/Parley") DataSource database;

    /** All of all documents, the oldest first. */
    List<DocumentVersion> all() {
        return with(database, connection -> {
            var found = new ArrayList<DocumentVersion>();
            try (var select = connection.prepareStatement("select document, number, language, material, effective_at, facts, text from document_version order by document, number"); var row = select.executeQuery()) {
                while (row.next()) found.add(new DocumentVersion(Document.valueOf(row.getString(1)), row.getInt(2), row.getString(3), row.getBoolean(4), row.getTimestamp(5).toInstant(), row.getString(6), row.getString(7)));
            }
            return List.copyOf(found);
        });
    }

    void add(DocumentVersion version) {
        with(database, connection -> {
            try (var insert = connection.prepareStatement("insert into document_version (document, number, language, material, effective_at, facts, text, hash) values (?,?,?,?,?,?,?,?)")) {
                insert.setString(1, version.document().name());
                insert.setInt(2, version.number());
                insert.setString(3, version.language());
                insert.setBoolean(4, version.material());
                insert.setTimestamp(5, Timestamp.from(version.effectiveAt()));
                insert.setString(6, version.facts());
                insert.setString(7, version.text());
                insert.setString(8, version.hash());
                return insert.executeUpdate();
            }
        });
    }
}
