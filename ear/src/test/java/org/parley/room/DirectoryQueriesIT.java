package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.parley.Portal;
import org.parley.Visitor;

/** Counts the statements of the directory in an H2 that two processes may open. */
class DirectoryQueriesIT {
    private static final int LOADS = 5;

    private static long asked(Connection database) throws SQLException {
        try (var statement = database.createStatement(); var row = statement.executeQuery(
            "select coalesce(sum(execution_count), 0) from information_schema.query_statistics where lower(sql_statement) like 'select%' and lower(sql_statement) not like '%query_statistics%'")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The fewest of several loads: timers of the portal ask now and then, too. */
    private static long queries(Connection database, Visitor visitor, String path) throws SQLException {
        long fewest = Long.MAX_VALUE;
        for (int n = 0; n < LOADS; n++) {
            var before = asked(database);
            assertThat(visitor.get(path).statusCode()).isEqualTo(200);
            fewest = Math.min(fewest, asked(database) - before);
        }
        return fewest;
    }

    private static void openRooms(Connection database, int many) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute("insert into room (id, name, title, topic, language, tags, door, listed, capacity, cameras, owner_id, opened_at, last_seq, picture) "
                + "select 1000000 + x, 'many-' || x, 'Room ' || x, '', 'en', 'tea tag' || x, 'OPEN', true, 100, 12, (select max(id) from account), current_timestamp, 0, lpad(cast(x as varchar), 32, '0') from system_range(1, " + many + ")");
            statement.execute("insert into featured_room (room_id, until) select 1000000 + x, timestamp with time zone '9999-12-31 00:00:00+00' from system_range(1, 10)");
        }
    }

    @Test @DisplayName("R2 the directory asks the database as often for a hundred and fifty rooms as for one")
    void a_constant_number_of_queries() throws SQLException, IOException {
        var folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "queries");
        var address = "jdbc:h2:file:" + folder.resolve("parley") + ";AUTO_SERVER=TRUE;WRITE_DELAY=0";
        try (var portal = new Portal(Portal.Database.H2, Map.of("PARLEY_DB_URL", address)).start(); var database = DriverManager.getConnection(address, "parley", "parley")) {
            database.createStatement().execute("set query_statistics_max_entries 1000");
            database.createStatement().execute("set query_statistics true");
            var stranger = new Visitor(portal);
            var anna = Visitor.member(portal, Visitor.unique("anna"));
            anna.openRoom(Visitor.unique("room"), Map.of("Tags", "tea"));
            database.createStatement().execute("insert into featured_room (room_id, until) select id, timestamp with time zone '9999-12-31 00:00:00+00' from room");
            anna.press("/", "#remember");
            anna.press("/", "#suggest");
            var paths = new String[] {"/", "/tag/tea", "/?language=en", "/api/rooms"};
            var before = new long[paths.length];
            for (int n = 0; n < paths.length; n++) before[n] = queries(database, stranger, paths[n]);
            var ofMember = queries(database, anna, "/");
            openRooms(database, 150);
            assertThat(stranger.page("/").select(".card")).hasSize(151);
            for (int n = 0; n < paths.length; n++) assertThat(queries(database, stranger, paths[n])).as(paths[n]).isEqualTo(before[n]).isBetween(1L, 5L);
            assertThat(queries(database, anna, "/")).as("of a member, with suggestions").isEqualTo(ofMember);
        }
    }
}
