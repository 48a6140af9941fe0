package org.parley.vault;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.parley.schema.Snapshot;

/** Opens the vault at the first need, which is the start of the portal. */
@ApplicationScoped
public class OpenVault {
    @Resource(lookup = "java:jboss/datasources/Vault") DataSource keys;
    @Resource(lookup = "java:jboss/datasources/Parley") DataSource database;
    @Inject VaultSettings settings;
    @Inject Clock clock;

    private Vault vault;

    @PostConstruct void open() {
        migrate(keys);
        vault = new Vault(keys, settings.master(), settings.keysAtHand, clock, holdsSealedData());
    }

    /** On PostgreSQL a schema of its own, so that it may share a server with the portal's data and still be backed up apart. */
    public static void migrate(DataSource keys) {
        var flyway = Flyway.configure(OpenVault.class.getClassLoader()).dataSource(keys).locations("classpath:db/vault");
        try (var connection = keys.getConnection()) {
            if (connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) flyway.defaultSchema("parley_vault").createSchemas(true);
        } catch (SQLException e) {
            throw new VaultClosed("The key store does not answer.", e);
        }
        Snapshot.migrate(keys, flyway.load());
    }

    private boolean holdsSealedData() {
        try (var connection = database.getConnection()) {
            if (!hasColumn(connection.getMetaData().getColumns(null, null, "account", "sealed_email"))
                && !hasColumn(connection.getMetaData().getColumns(null, null, "ACCOUNT", "SEALED_EMAIL"))) return false;
            try (var select = connection.prepareStatement("select 1 from account where sealed_email is not null"); var rows = select.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException e) {
            throw new VaultClosed("The database does not answer.", e);
        }
    }

    private static boolean hasColumn(java.sql.ResultSet columns) throws SQLException {
        try (columns) {
            return columns.next();
        }
    }

    @Produces Vault vault() {
        return vault;
    }
}
