package org.parley.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.Portal.Database;
import org.parley.PostgresServer;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MigrationIT {
    private static PostgresServer postgres;

    private static synchronized String address(Database database) {
        if (database == Database.H2) return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        if (postgres == null) postgres = new PostgresServer();
        return postgres.newDatabase();
    }

    @AfterAll static void stop() {
        if (postgres != null) postgres.close();
        postgres = null;
    }

    private static Flyway flyway(String address, String... more) {
        var places = new java.util.ArrayList<>(java.util.List.of("classpath:db/migration"));
        places.addAll(java.util.List.of(more));
        return Flyway.configure().dataSource(address, PostgresServer.USER, PostgresServer.PASSWORD).locations(places.toArray(String[]::new)).load();
    }

    @ParameterizedTest @EnumSource void an_empty_database_gets_the_schema(Database database) throws SQLException {
        var address = address(database);
        assertThat(flyway(address).migrate().migrationsExecuted).isPositive();
        try (var connection = DriverManager.getConnection(address, PostgresServer.USER, PostgresServer.PASSWORD); var statement = connection.createStatement()) {
            assertThat(statement.executeQuery("select count(*) from message").next()).isTrue();
        }
    }

    @ParameterizedTest @EnumSource void migrating_again_changes_nothing(Database database) {
        var address = address(database);
        flyway(address).migrate();
        assertThat(flyway(address).migrate().migrationsExecuted).isZero();
        assertThat(flyway(address).validateWithResult().validationSuccessful).isTrue();
    }

    /** The next migration breaks half-way: what came before stays, and mended it goes on. */
    @ParameterizedTest @EnumSource void a_migration_that_died_half_way_is_run_again(Database database) throws SQLException {
        var address = address(database);
        flyway(address).migrate();
        assertThatThrownBy(() -> flyway(address, "classpath:migration-broken").migrate()).isInstanceOf(FlywayException.class);
        try (var connection = DriverManager.getConnection(address, PostgresServer.USER, PostgresServer.PASSWORD); var statement = connection.createStatement()) {
            statement.execute("drop table if exists half_way");
        }
        flyway(address, "classpath:migration-mended").repair();
        assertThat(flyway(address, "classpath:migration-mended").migrate().migrationsExecuted).isEqualTo(1);
        assertThat(flyway(address, "classpath:migration-mended").migrate().migrationsExecuted).isZero();
    }
}
