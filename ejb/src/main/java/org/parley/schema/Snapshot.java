package org.parley.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an H2 database was before it is migrated. H2 commits every statement that changes the schema, so a migration that
 * dies leaves half of it behind; the copy is put back at the next start, and a copy that lies there is the sign for it.
 * PostgreSQL undoes by itself.
 */
public final class Snapshot {
    private static final Logger LOG = LoggerFactory.getLogger(Snapshot.class);

    private final DataSource database;
    private final Path copy;

    private Snapshot(DataSource database, Path copy) {
        this.database = database;
        this.copy = copy;
    }

    /** Migrates the database; whoever is killed in it may begin again. */
    public static void migrate(DataSource database, Flyway flyway) {
        var snapshot = of(database);
        snapshot.ifPresent(Snapshot::putBackIfLeft);
        if (flyway.info().pending().length > 0) snapshot.ifPresent(Snapshot::take);
        flyway.migrate();
        snapshot.ifPresent(Snapshot::drop);
    }

    /** Empty where the database undoes by itself or lives in memory. */
    private static Optional<Snapshot> of(DataSource database) {
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            if (!connection.getMetaData().getDatabaseProductName().equals("H2")) return Optional.empty();
            try (var row = statement.executeQuery("call database_path()")) {
                row.next();
                return Optional.ofNullable(row.getString(1)).map(path -> new Snapshot(database, Path.of(path + ".before-migration.sql")));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be reached", e);
        }
    }

    /** Undoes a migration that died. Dying here is no harm: the copy stays until {@link #drop}. */
    private void putBackIfLeft() {
        if (!Files.exists(copy)) return;
        LOG.warn("A migration of the database died half-way; the database is put back to what it was before, then migrated again");
        execute("drop all objects", "runscript from '" + quoted(copy) + "' charset 'UTF-8'");
    }

    private void take() {
        var growing = copy.resolveSibling(copy.getFileName() + ".part");
        execute("script to '" + quoted(growing) + "' charset 'UTF-8'");
        try {
            try (var file = FileChannel.open(growing, StandardOpenOption.WRITE)) {
                file.force(true);
            }
            Files.move(growing, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void drop() {
        try {
            Files.deleteIfExists(copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void execute(String... commands) {
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            for (var command : commands) statement.execute(command);
        } catch (SQLException e) {
            throw new IllegalStateException("The copy of the database at " + copy + " cannot be written or read", e);
        }
    }

    private static String quoted(Path path) {
        return path.toString().replace("'", "''");
    }
}
