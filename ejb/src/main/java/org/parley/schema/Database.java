package org.parley.schema;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A piece of work on one connection. */
public final class Database {
    private Database() {}

    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** @throws NotStored where the database does not answer or refuses */
    public static <T> T with(DataSource database, Work<T> work) {
        try (var connection = database.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new NotStored(e);
        }
    }
}
