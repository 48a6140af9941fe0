package org.parley.privacy;

import static org.parley.schema.Database.unhurried;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;

/**
 * Rows older than a time, but for those of some people: counted and removed by the same condition, so that a dry run and the
 * run mean the same.
 */
public record OldRows(DataSource database, String table, String time, String owner, String more) {
    /** @param owner column that says whose row it is @param more further condition, beginning with "and", or empty */
    public OldRows {}

    public long count(Instant before, List<?> but) {
        return unhurried(database, connection -> {
            try (var select = connection.prepareStatement("select count(*) from " + table + where(but))) {
                bind(select, before, but);
                try (var row = select.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    public long remove(Instant before, List<?> but) {
        return unhurried(database, connection -> {
            try (var delete = connection.prepareStatement("delete from " + table + where(but))) {
                bind(delete, before, but);
                return (long) delete.executeUpdate();
            }
        });
    }

    private String where(List<?> but) {
        var condition = " where " + time + " < ? " + more;
        return but.isEmpty() ? condition : condition + " and " + owner + " not in (" + String.join(",", Collections.nCopies(but.size(), "?")) + ")";
    }

    private static void bind(PreparedStatement statement, Instant before, List<?> but) throws SQLException {
        statement.setTimestamp(1, Timestamp.from(before));
        for (int i = 0; i < but.size(); i++) statement.setObject(2 + i, but.get(i));
    }
}
