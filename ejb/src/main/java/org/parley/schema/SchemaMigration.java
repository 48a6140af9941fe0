package org.parley.schema;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.parley.vault.Vault;
import org.parley.vault.VaultClosed;
import org.flywaydb.core.Flyway;
import org.parley.account.AdministratorAtStart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the database to today's schema before anything uses it, then makes sure an administrator exists. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class SchemaMigration {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaMigration.class);

    @Resource(lookup = "java:jboss/datasources/Parley") DataSource database;
    @Inject Instance<Vault> vault;
    @Inject AdministratorAtStart administrator;

    @PostConstruct void migrate() {
        try {
            migrate(database, vault.get());
        } catch (VaultClosed e) {
            System.out.println("Parley does not start: " + e.getMessage());
            throw e;
        }
        administrator.ensure().ifPresent(password -> {
            System.out.println("The administrator's password, shown this once: " + password);
            LOG.warn("An administrator was created; its password was printed on the console once");
        });
    }

    /** Forward only. A migration killed half-way is undone and run again: by PostgreSQL itself, on H2 by a {@link Snapshot}. */
    public static void migrate(DataSource database, Vault vault) {
        migrate(database, vault, "classpath:db/migration");
    }

    static void migrate(DataSource database, Vault vault, String... places) {
        Snapshot.migrate(database, Flyway.configure(SchemaMigration.class.getClassLoader()).dataSource(database).locations(places)
            .javaMigrations(new Seal(vault)).callbacks(new NoHurry()).load());
    }
}
