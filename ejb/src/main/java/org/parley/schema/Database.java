package org.parley.schema;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A piece of work on one connection. */
public final class Database {
    private static final int MINUTES = 10 * 60_000;

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

    /** As {@link #with}, for a statement over many rows: it may take minutes, where others give a silent database up after seconds. */
    public static <T> T unhurried(DataSource database, Work<T> work) {
        return with(database, connection -> {
            int usual = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, MINUTES);
            try {
                return work.on(connection);
            } finally {
                connection.setNetworkTimeout(Runnable::run, usual);
            }
        });
    }
}
