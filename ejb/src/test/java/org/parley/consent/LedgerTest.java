package org.parley.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.parley.consent.Ledger.Chain;
import org.parley.consent.Ledger.Mark;

@DisplayName("C3 the consent ledger")
@DisplayNameGeneration(ReplaceUnderscores.class)
class LedgerTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private final JdbcDataSource database = new JdbcDataSource();
    private final Ledger ledger = new Ledger();

    @BeforeEach void store() {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Flyway.configure().dataSource(database).locations("classpath:db/migration").load().migrate();
        ledger.database = database;
        at(NOON);
    }

    private void at(Instant time) {
        ledger.clock = Clock.fixed(time, ZoneOffset.UTC);
    }

    private ConsentRecord decide(String who, Act act, String words) {
        return ledger.append(who, Decision.on(Purpose.RECENT_ROOMS, act, words, "en", Channel.SETTINGS));
    }

    private void sql(String statement) {
        try (var connection = database.getConnection(); var update = connection.createStatement()) {
            update.executeUpdate(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void five() {
        IntStream.rangeClosed(1, 5).forEach(n -> decide("person " + n, Act.GIVEN, "words"));
    }

    @Test void rows_are_chained_and_whole() {
        five();
        assertThat(ledger.verify(Optional.empty())).isEqualTo(new Chain.Whole(5, ledger.of("person 5").getFirst().hash()));
        assertThat(ledger.of("person 2").getFirst().previous()).isEqualTo(ledger.of("person 1").getFirst().hash());
    }

    @Test void the_exact_words_are_kept() {
        var record = decide("anna", Act.GIVEN, "May we remember your rooms?");
        assertThat(ledger.text(record.textVersion())).contains("May we remember your rooms?");
    }

    @Test void a_second_withdrawal_keeps_the_first_date() {
        decide("anna", Act.GIVEN, "words");
        decide("anna", Act.WITHDRAWN, "");
        at(NOON.plus(Duration.ofDays(1)));
        assertThat(decide("anna", Act.WITHDRAWN, "").at()).isEqualTo(NOON);
        assertThat(ledger.of("anna")).hasSize(2);
    }

    @Test void new_words_need_a_new_row() {
        decide("anna", Act.GIVEN, "words");
        decide("anna", Act.GIVEN, "words");
        decide("anna", Act.GIVEN, "other words");
        assertThat(ledger.of("anna")).hasSize(2);
    }

    @Test void a_changed_row_is_found_and_named() {
        five();
        sql("update consent_record set act = 'REFUSED' where seq = 3");
        assertThat(ledger.verify(Optional.empty())).isEqualTo(new Chain.Broken(3, "changed"));
    }

    @Test void a_removed_row_is_found_and_named() {
        five();
        sql("delete from consent_record where seq = 3");
        assertThat(ledger.verify(Optional.empty())).isEqualTo(new Chain.Broken(3, "missing"));
    }

    @Test void a_cut_end_is_found_by_the_head_or_by_the_mark_kept_elsewhere() {
        five();
        var mark = new Mark(5, ledger.of("person 5").getFirst().hash());
        sql("delete from consent_record where seq > 3");
        assertThat(ledger.verify(Optional.empty())).isEqualTo(new Chain.Broken(4, "cut-off"));
        sql("update consent_head set seq = 3, hash = (select hash from consent_record where seq = 3)");
        assertThat(ledger.verify(Optional.empty())).isInstanceOf(Chain.Whole.class);
        assertThat(ledger.verify(Optional.of(mark))).isEqualTo(new Chain.Broken(4, "cut-off"));
        decide("other", Act.GIVEN, "x");
        decide("another", Act.GIVEN, "x");
        assertThat(ledger.verify(Optional.of(mark))).isEqualTo(new Chain.Broken(5, "replaced"));
    }

    @Test void no_two_different_rows_have_the_same_sum() {
        var one = ConsentRecord.after(0, ConsentRecord.BEGINNING, "ab", Decision.on(Purpose.CHAT, Act.GIVEN, "", "c", Channel.PROMPT), NOON);
        var other = ConsentRecord.after(0, ConsentRecord.BEGINNING, "a", Decision.on(Purpose.CHAT, Act.GIVEN, "", "bc", Channel.PROMPT), NOON);
        assertThat(one.hash()).isNotEqualTo(other.hash());
    }
}
