package org.parley.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.flywaydb.core.Flyway;
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

    private static Flyway flyway(String address) {
        return Flyway.configure().dataSource(address, PostgresServer.USER, PostgresServer.PASSWORD).locations("classpath:db/migration").load();
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
}
