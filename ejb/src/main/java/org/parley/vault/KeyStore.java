package org.parley.vault;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** The second store: wrapped keys by name, in a database of its own with a backup life of its own. */
public class KeyStore {
    private static final int AT_ONCE = 500;

    private final DataSource database;

    public KeyStore(DataSource database) {
        this.database = database;
    }

    /** @return false where the name has a key already */
    boolean add(String name, byte[] wrapped, Instant now) {
        return with(connection -> {
            try (var insert = connection.prepareStatement("insert into vault_key (name, wrapped, made_at) values (?,?,?)")) {
                insert.setString(1, name);
                insert.setBytes(2, wrapped);
                insert.setTimestamp(3, Timestamp.from(now));
                insert.executeUpdate();
                return true;
            } catch (SQLException e) {
                if (isTaken(e)) return false;
                throw e;
            }
        });
    }

    Map<String, byte[]> find(Collection<String> names) {
        var found = new HashMap<String, byte[]>();
        var all = List.copyOf(names);
        with(connection -> {
            for (int from = 0; from < all.size(); from += AT_ONCE) {
                var some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
                try (var select = connection.prepareStatement("select name, wrapped from vault_key where name in (" + String.join(",", Collections.nCopies(some.size(), "?")) + ")")) {
                    for (int i = 0; i < some.size(); i++) select.setString(i + 1, some.get(i));
                    try (var rows = select.executeQuery()) {
                        while (rows.next()) found.put(rows.getString(1), rows.getBytes(2));
                    }
                }
            }
            return null;
        });
        return found;
    }

    boolean remove(String name) {
        return with(connection -> {
            try (var delete = connection.prepareStatement("delete from vault_key where name = ?")) {
                delete.setString(1, name);
                return delete.executeUpdate() > 0;
            }
        });
    }

    /** Names that begin so, made before. */
    List<String> names(String prefix, Instant before) {
        return with(connection -> {
            try (var select = connection.prepareStatement("select name from vault_key where name like ? and made_at < ?")) {
                select.setString(1, prefix + '%');
                select.setTimestamp(2, Timestamp.from(before));
                var found = new ArrayList<String>();
                try (var rows = select.executeQuery()) {
                    while (rows.next()) found.add(rows.getString(1));
                }
                return found;
            }
        });
    }

    long count() {
        return with(connection -> {
            try (var select = connection.prepareStatement("select count(*) from vault_key"); var rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    /** @throws VaultClosed where the master key is another store's, or the store is empty */
    static void checkBelongs(Connection connection, MasterKey master) throws SQLException {
        try (var select = connection.prepareStatement("select name, wrapped from vault_key order by name desc"); var rows = select.executeQuery()) {
            if (!rows.next()) throw new VaultClosed("The key store is empty.");
            master.unwrap(rows.getString(1), rows.getBytes(2));
        }
    }

    /** Wraps all keys again, in one transaction. */
    static int rewrap(Connection connection, MasterKey master) throws SQLException {
        connection.setAutoCommit(false);
        int done = 0;
        try (var select = connection.prepareStatement("select name, wrapped from vault_key"); var rows = select.executeQuery();
             var update = connection.prepareStatement("update vault_key set wrapped = ? where name = ?")) {
            while (rows.next()) {
                update.setBytes(1, master.wrap(rows.getString(1), master.unwrap(rows.getString(1), rows.getBytes(2))));
                update.setString(2, rows.getString(1));
                update.addBatch();
                if (++done % AT_ONCE == 0) update.executeBatch();
            }
            update.executeBatch();
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
        return done;
    }

    void anchor(long seq, String hash, Instant now) {
        with(connection -> {
            try (var insert = connection.prepareStatement("insert into ledger_anchor (seq, hash, set_at) values (?,?,?)")) {
                insert.setLong(1, seq);
                insert.setString(2, hash);
                insert.setTimestamp(3, Timestamp.from(now));
                return insert.executeUpdate();
            } catch (SQLException e) {
                if (isTaken(e)) return 0; // the ledger has not moved since
                throw e;
            }
        });
    }

    Optional<Anchor> latestAnchor() {
        return with(connection -> {
            try (var select = connection.prepareStatement("select seq, hash, set_at from ledger_anchor order by seq desc"); var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(new Anchor(rows.getLong(1), rows.getString(2), rows.getTimestamp(3).toInstant())) : Optional.empty();
            }
        });
    }

    /** Where the consent ledger stood, written down outside its own database. */
    public record Anchor(long seq, String hash, Instant at) {}

    private static boolean isTaken(SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith("23");
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T with(Work<T> work) {
        try (var connection = database.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new VaultClosed("The key store does not answer.", e);
        }
    }
}
