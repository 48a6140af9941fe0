package org.parley.profile;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.parley.vault.OpenVault;
import org.parley.vault.Vault;

/** The search for members among 100,000 of them (A8), without the page: what grows with their number. */
public final class SearchBench {
    private static final int MEMBERS = 100_000, WORDS = 300, ROUNDS = 300, PORTION = 10_000;

    private final ProfileRows rows = new ProfileRows();

    private SearchBench(DataSource database, Vault vault) {
        rows.database = database;
        rows.vault = vault;
    }

    /** @param database empty; migrated and filled here */
    public static List<JsonObject> measure(String name, DataSource database, Path folder) throws Exception {
        Flyway.configure().dataSource(database).locations("classpath:db/migration").load().migrate();
        var keys = new JdbcDataSource();
        keys.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        OpenVault.migrate(keys);
        var vault = new Vault(keys, Files.createTempDirectory(folder, "vault").resolve("master.json"), 1000, Clock.systemUTC(), false);
        var bench = new SearchBench(database, vault);
        bench.fill();
        var found = new ArrayList<JsonObject>();
        for (var query : List.of("member77777", "common", "common interest5", "interest5 interest7", "member7 common", "common member77777", "nobodyhas common"))
            found.add(bench.ask(name, query));
        return found;
    }

    /** Each is discoverable by name, by one word that all share and by three interests of 300. */
    private void fill() throws Exception {
        var words = words();
        try (var connection = rows.database.getConnection(); var index = connection.createStatement()) {
            index.execute("drop index member_word_account");
            connection.setAutoCommit(false);
            try (var account = connection.prepareStatement("insert into account (id, state, administrator, adult, terms_at, created_at, verify_until) "
                + "values (?, 'ACTIVE', false, true, current_timestamp, current_timestamp, current_timestamp)");
                 var word = connection.prepareStatement("insert into member_word (print, account_id, field) values (?,?,?)")) {
                for (long id = 1; id <= MEMBERS; id++) {
                    account.setLong(1, id);
                    account.addBatch();
                    if (id % PORTION == 0) account.executeBatch();
                }
                for (int n = 0; n < words.size(); n++) {
                    word.setString(1, words.get(n).print());
                    word.setLong(2, words.get(n).account());
                    word.setString(3, words.get(n).field());
                    word.addBatch();
                    if ((n + 1) % PORTION == 0 || n + 1 == words.size()) {
                        word.executeBatch();
                        connection.commit();
                    }
                }
            }
            connection.setAutoCommit(true);
            index.execute("create index member_word_account on member_word (account_id)");
        }
    }

    private record Word(String print, long account, String field) {}

    /** In the order of the index: what comes anyhow is put into it one by one. */
    private List<Word> words() {
        var chance = new Random(5);
        var prints = new HashMap<String, String>();
        var words = new ArrayList<Word>();
        for (long id = 1; id <= MEMBERS; id++) {
            add(words, prints, id, "NAME", "member" + id);
            add(words, prints, id, "INTERESTS", "common interest" + chance.nextInt(WORDS) + " interest" + chance.nextInt(WORDS) + " interest" + chance.nextInt(WORDS));
        }
        words.sort(Comparator.comparing(Word::print).thenComparing(Word::account));
        return words;
    }

    private void add(List<Word> words, Map<String, String> prints, long id, String field, String text) {
        for (var beginning : SearchWords.beginnings(text)) words.add(new Word(prints.computeIfAbsent(beginning, one -> rows.vault.print("member-search", one)), id, field));
    }

    private JsonObject ask(String database, String query) {
        var words = SearchWords.asked(query);
        var times = new long[ROUNDS];
        int found = 0;
        for (int round = -50; round < ROUNDS; round++) {
            var start = System.nanoTime();
            found = rows.search(words, 0, MemberSearch.PAGE + 1).size();
            if (round >= 0) times[round] = System.nanoTime() - start;
        }
        Arrays.sort(times);
        return Json.createObjectBuilder().add("bench", "members").add("database", database).add("accounts", MEMBERS).add("query", query).add("found", found)
            .add("p50_ms", times[ROUNDS / 2] / 10_000 / 100.0).add("p99_ms", times[ROUNDS * 99 / 100] / 10_000 / 100.0).build();
    }
}
