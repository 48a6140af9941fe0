package org.parley.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayName("C1 whatever holds personal data is declared")
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeclarationTest {
    private static final Path HOME = Path.of(System.getProperty("parley.home", ".."));
    private static final Set<String> DECLARED = Stream.concat(Arrays.stream(DataCategory.values()).flatMap(category -> category.places().stream()),
        DataCategory.IMPERSONAL.stream()).collect(Collectors.toSet());

    private static Set<String> columns(String... migrations) throws SQLException {
        var database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Flyway.configure().dataSource(database).locations(migrations).load().migrate();
        var found = new TreeSet<String>();
        try (var connection = database.getConnection(); var row = connection.getMetaData().getColumns(null, "PUBLIC", "%", "%")) {
            while (row.next()) found.add((row.getString("TABLE_NAME") + '.' + row.getString("COLUMN_NAME")).toLowerCase(java.util.Locale.ROOT));
        }
        return found;
    }

    private static boolean isDeclared(String place) {
        return DECLARED.contains(place) || DECLARED.contains(place.replaceAll("\\..*", ".*"));
    }

    @Test void every_column_of_both_databases() throws SQLException {
        var columns = columns("classpath:db/migration");
        columns.addAll(columns("classpath:db/vault"));
        assertThat(columns).hasSizeGreaterThan(60).allSatisfy(column -> assertThat(isDeclared(column)).as(column).isTrue());
        var tables = columns.stream().map(column -> column.replaceAll("\\..*", ".*")).collect(Collectors.toSet());
        assertThat(DECLARED.stream().filter(place -> !place.contains(":"))).as("nothing is declared that is not there")
            .allSatisfy(place -> assertThat(columns.contains(place) || tables.contains(place)).as(place).isTrue());
    }

    @Test void every_frame_of_the_room_socket() throws IOException {
        var source = Files.readString(HOME.resolve("web/src/main/java/org/parley/room/RoomProtocol.java"));
        var frames = Pattern.compile("(?:frame\\(|case )\"([a-z]+)\"").matcher(source).results().map(found -> found.group(1)).collect(Collectors.toSet());
        assertThat(frames).contains("say", "said", "publish", "welcome").allSatisfy(frame -> assertThat(DECLARED).contains("socket:" + frame));
    }

    @Test void every_queue_and_topic() throws IOException {
        var source = Files.readString(HOME.resolve("wildfly-config/src/main/cli/configure.cli"));
        var names = Pattern.compile("jms-(?:queue|topic)=([a-z-]+):add").matcher(source).results().map(found -> found.group(1)).toList();
        assertThat(names).isNotEmpty().allSatisfy(name -> assertThat(DECLARED).contains("jms:" + name));
    }

    @Test void every_field_of_a_frame_or_a_message() throws IOException {
        var writesOrReads = Pattern.compile("(?:\\.add\\(|[sg]et\\w*\\(|containsKey\\(|\\(json, )\"([A-Za-z]+)\"");
        var fields = new TreeSet<String>();
        for (var file : sources(".java")) {
            var source = Files.readString(file);
            if (!source.contains("jakarta.jms") && !file.getFileName().toString().endsWith("Protocol.java")) continue;
            writesOrReads.matcher(source).results().map(found -> "field:" + found.group(1)).forEach(fields::add);
        }
        assertThat(fields).contains("field:text", "field:sdp", "field:sdpMid", "field:subject", "field:retryAfter");
        assertThat(fields).allSatisfy(field -> assertThat(DECLARED).as(field).contains(field));
        assertThat(DECLARED.stream().filter(place -> place.startsWith("field:"))).as("nothing is declared that is not there").isSubsetOf(fields);
    }

    @Test void no_log_line_names_a_person() throws IOException {
        var personal = Pattern.compile("\\b(person|member|guest|who|email|address|subject|password|saying|screenName|text)\\b");
        for (var file : sources(".java")) for (var call : Pattern.compile("LOG\\.\\w+\\(\"(?:[^\"\\\\]|\\\\.)*\"([^;]*);").matcher(Files.readString(file)).results().toList())
            assertThat(personal.matcher(call.group(1)).find()).as("%s logs %s", file.getFileName(), call.group(1)).isFalse();
    }

    @Test void no_host_is_called_that_no_recipient_names() throws IOException {
        var known = Set.of("localhost", "www.ietf.org", "www.w3.org", "www.youtube-nocookie.com", "player.vimeo.com"); // recipients by parley.together.players; the portal in letters; names of an SDP extension and of SVG
        for (var file : sources(".java", ".js", ".xhtml")) for (var line : Files.readAllLines(file)) {
            if (line.strip().startsWith("*") || line.strip().startsWith("//") || line.contains("xmlns")) continue;
            Pattern.compile("(?:https?|wss?)://([\\w.-]+)").matcher(line).results().map(found -> found.group(1))
                .forEach(host -> assertThat(known).as("%s: %s", file.getFileName(), line.strip()).contains(host));
        }
    }

    private static List<Path> sources(String... kinds) throws IOException {
        var found = new ArrayList<Path>();
        for (var module : List.of("ejb", "web", "media-integration")) try (var files = Files.walk(HOME.resolve(module + "/src/main"))) {
            files.filter(file -> Arrays.stream(kinds).anyMatch(file.toString()::endsWith)).forEach(found::add);
        }
        assertThat(found).hasSizeGreaterThan(10);
        return found;
    }
}
