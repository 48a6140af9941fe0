package org.parley.vault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * {@code ./parley rotate-master-key}: makes a new master key, wraps every key by it and drops the old one, while no node runs:
 * one that does would go on wrapping by the old key. Stopped half-way it leaves a file with both keys, and is run again.
 */
public final class RotateMasterKey {
    private RotateMasterKey() {}

    /** Environment: {@code PARLEY_VAULT_DB_URL}, {@code _USER}, {@code _PASSWORD}. @param arguments the master key file */
    public static void main(String... arguments) {
        System.exit(run(Path.of(arguments[0]), System.getenv("PARLEY_VAULT_DB_URL"), System.getenv().getOrDefault("PARLEY_VAULT_DB_USER", "parley"),
            System.getenv().getOrDefault("PARLEY_VAULT_DB_PASSWORD", "parley")));
    }

    static int run(Path file, String url, String user, String password) {
        if (!Files.exists(file)) return say(1, "There is no master key at " + file + ". PARLEY_VAULT_MASTER names another place.");
        try (var keys = DriverManager.getConnection(url, user, password)) {
            var others = others(keys);
            if (others > 0) return say(1, "Stop every node first: " + others + " connections to the key store's database are open.");
            keys.setNetworkTimeout(Runnable::run, 0);
            return say(0, "A new master key wraps " + rotate(keys, file) + " keys. Make a backup of " + file + "; a backup of the key store made before needs the old one.");
        } catch (SQLException | VaultClosed e) {
            return say(1, "Nothing is lost, and nothing changed but for what can be run again: " + e.getMessage());
        }
    }

    /** @return keys wrapped */
    static int rotate(Connection keys, Path file) throws SQLException {
        var old = MasterKey.read(file);
        KeyStore.checkBelongs(keys, old);
        var both = old.rotated();
        both.write(file);
        int done = KeyStore.rewrap(keys, both);
        both.withoutPast().write(file);
        return done;
    }

    /** Connections of a portal that runs: an H2 file admits one process only, and says so itself. */
    private static long others(Connection keys) throws SQLException {
        if (!keys.getMetaData().getDatabaseProductName().equals("PostgreSQL")) return 0;
        try (var select = keys.prepareStatement("select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() "
            + "and application_name = 'PostgreSQL JDBC Driver'"); var row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static int say(int status, String words) {
        System.out.println(words);
        return status;
    }
}
