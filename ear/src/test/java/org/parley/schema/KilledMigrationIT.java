package org.parley.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.Portal.Database;
import org.parley.PostgresServer;

/** A process that migrates is killed in the middle, and the next one finds its way. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KilledMigrationIT {
    private static final String SCHEMA = "classpath:db/migration", LATER = "classpath:migration-later";
    private static final int LATER_STATEMENTS = 3;
    private static PostgresServer postgres;

    @TempDir Path folder;

    @BeforeAll static void start() {
        postgres = new PostgresServer();
    }

    @AfterAll static void stop() {
        postgres.close();
    }

    private int databases;

    private String fresh(Database database) {
        return database == Database.H2 ? "jdbc:h2:file:" + folder.resolve("it's parley" + databases++) + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE" : postgres.newDatabase();
    }

    @ParameterizedTest @EnumSource void a_fresh_database_killed_again_and_again_is_migrated_in_the_end(Database database) throws SQLException {
        var undisturbed = fresh(database);
        MigrationProcess.toTheEnd(undisturbed, folder.resolve("one"), SCHEMA);
        var killed = fresh(database);
        for (int statements : new int[] {1, 6, 2, 12, 30}) MigrationProcess.killedAfter(statements, killed, folder.resolve("two"), SCHEMA);
        MigrationProcess.toTheEnd(killed, folder.resolve("two"), SCHEMA);
        MigrationProcess.toTheEnd(killed, folder.resolve("two"), SCHEMA);
        assertThat(rows(killed, COLUMNS)).isNotEmpty().isEqualTo(rows(undisturbed, COLUMNS));
        assertThat(rows(killed, "select \"script\" from \"flyway_schema_history\" where not \"success\"")).isEmpty();
    }

    @ParameterizedTest @EnumSource void people_in_the_database_outlive_it_and_nothing_happens_to_them_twice(Database database) throws SQLException {
        var address = fresh(database);
        MigrationProcess.toTheEnd(address, folder, SCHEMA);
        execute(address, "insert into account (id, state, administrator, adult, terms_at, created_at, verify_hash, verify_until)"
            + " values (7, 'ACTIVE', false, true, current_timestamp, current_timestamp, 'Änne''s', current_timestamp)");
        for (int statements = 1; statements <= LATER_STATEMENTS; statements++) MigrationProcess.killedAfter(statements, address, folder, SCHEMA, LATER);
        MigrationProcess.toTheEnd(address, folder, SCHEMA, LATER);
        assertThat(rows(address, "select verify_hash, later from account")).containsExactly("Änne's!, null");
    }

    private static final String COLUMNS = "select table_name, column_name, data_type, is_nullable from information_schema.columns"
        + " where lower(table_schema) = 'public' order by lower(table_name), lower(column_name)";

    private static void execute(String address, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(address, PostgresServer.USER, PostgresServer.PASSWORD); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> rows(String address, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(address, PostgresServer.USER, PostgresServer.PASSWORD); var statement = connection.createStatement();
             var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                var row = new ArrayList<String>();
                for (int n = 1; n <= rows.getMetaData().getColumnCount(); n++) row.add(String.valueOf(rows.getString(n)));
                found.add(String.join(", ", row));
            }
            return found;
        }
    }
}
