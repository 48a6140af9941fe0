package org.parley.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.privacy.DataSubject;

@DisplayName("P4 the vault")
@DisplayNameGeneration(ReplaceUnderscores.class)
class VaultTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC);
    private static final DataSubject ANNA = DataSubject.account(1), BELA = DataSubject.account(2);

    @TempDir Path folder;
    private final JdbcDataSource keys = new JdbcDataSource();
    private Path master;

    @BeforeEach void store() {
        keys.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        OpenVault.migrate(keys);
        master = folder.resolve("vault/master.json");
    }

    private Vault vault(boolean inUse) {
        return new Vault(keys, master, 1000, CLOCK, inUse);
    }

    @Test void what_is_sealed_opens_for_its_person_at_its_place_only() {
        var vault = vault(false);
        vault.admit(ANNA);
        vault.admit(BELA);
        var sealed = vault.seal(ANNA, "account.email", "anna@example.org");
        assertThat(new String(sealed)).doesNotContain("anna");
        assertThat(vault.open(ANNA, "account.email", sealed)).contains("anna@example.org");
        assertThatThrownBy(() -> vault.open(ANNA, "account.name", sealed)).isInstanceOf(VaultClosed.class);
        assertThatThrownBy(() -> vault.open(BELA, "account.email", sealed)).isInstanceOf(VaultClosed.class);
    }

    @Test void a_changed_byte_is_found() {
        var vault = vault(false);
        vault.admit(ANNA);
        var sealed = vault.seal(ANNA, "p", "words");
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> vault.open(ANNA, "p", sealed)).isInstanceOf(VaultClosed.class).hasMessageContaining("m1");
    }

    @Test void the_same_words_are_sealed_differently_each_time_but_found_by_the_same_print() {
        var vault = vault(false);
        vault.admit(ANNA);
        assertThat(vault.seal(ANNA, "p", "words")).isNotEqualTo(vault.seal(ANNA, "p", "words"));
        assertThat(vault.print("email", "a@b")).isEqualTo(vault.print("email", "a@b")).hasSize(43).isNotEqualTo(vault.print("name", "a@b"));
    }

    @Test void destroying_the_key_erases_also_what_was_copied_before() {
        var vault = vault(false);
        vault.admit(ANNA);
        var copied = vault.seal(ANNA, "p", "words");
        vault.destroy(ANNA);
        assertThat(vault.open(ANNA, "p", copied)).isEmpty();
        assertThat(vault.pseudonym(ANNA)).isEmpty();
        assertThat(vault(true).open(ANNA, "p", copied)).isEmpty();
        assertThatThrownBy(() -> vault.seal(ANNA, "p", "more")).isInstanceOf(VaultClosed.class);
    }

    @Test void everything_opens_again_after_a_restart() {
        var before = vault(false);
        before.admit(ANNA);
        var sealed = before.seal(ANNA, "p", "words");
        var after = vault(true);
        assertThat(after.open(ANNA, "p", sealed)).contains("words");
        assertThat(after.print("k", "x")).isEqualTo(before.print("k", "x"));
        assertThat(after.pseudonym(ANNA)).isEqualTo(before.pseudonym(ANNA)).isPresent();
    }

    @Test void a_lost_master_key_stops_the_start_and_makes_no_empty_vault() throws IOException {
        vault(false).admit(ANNA);
        Files.delete(master);
        assertThatThrownBy(() -> vault(false)).isInstanceOf(VaultClosed.class).hasMessageContaining("is missing").hasMessageContaining("backup");
        assertThat(master).doesNotExist();
    }

    @Test void another_master_key_stops_the_start() throws IOException {
        vault(false).admit(ANNA);
        Files.delete(master);
        MasterKey.create(master);
        assertThatThrownBy(() -> vault(true)).isInstanceOf(VaultClosed.class).hasMessageContaining("does not open with this master key");
    }

    @Test void a_lost_key_store_stops_the_start() {
        vault(false);
        keys.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        OpenVault.migrate(keys);
        assertThatThrownBy(() -> vault(true)).isInstanceOf(VaultClosed.class).hasMessageContaining("key store is empty");
    }

    @Test void only_the_owner_may_read_the_master_key() throws IOException {
        vault(false);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(master))).isEqualTo("rw-------");
        Files.setPosixFilePermissions(master, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> vault(true)).isInstanceOf(VaultClosed.class).hasMessageContaining("chmod 600");
    }

    @Test void a_new_master_key_keeps_everything_readable_and_the_old_one_opens_nothing() throws IOException {
        var before = vault(false);
        before.admit(ANNA);
        var sealed = before.seal(ANNA, "p", "words");
        var old = Files.readString(master);
        assertThat(RotateMasterKey.run(master, keys.getURL(), "", "")).isZero();
        assertThat(Files.readString(master)).isNotEqualTo(old);
        assertThat(vault(true).open(ANNA, "p", sealed)).contains("words");
        Files.writeString(master, old);
        assertThatThrownBy(() -> vault(true)).isInstanceOf(VaultClosed.class);
    }

    @Test void a_rotation_stopped_half_way_is_run_again() throws IOException {
        var before = vault(false);
        before.admit(ANNA);
        var sealed = before.seal(ANNA, "p", "words");
        MasterKey.read(master).rotated().write(master); // and there it stopped
        assertThat(vault(true).open(ANNA, "p", sealed)).contains("words");
        assertThat(RotateMasterKey.run(master, keys.getURL(), "", "")).isZero();
        assertThat(vault(true).open(ANNA, "p", sealed)).contains("words");
    }

    @Test void a_rotation_without_key_or_store_changes_nothing() throws IOException {
        vault(false);
        var key = Files.readString(master);
        assertThat(RotateMasterKey.run(master.resolveSibling("elsewhere.json"), keys.getURL(), "", "")).isEqualTo(1);
        assertThat(RotateMasterKey.run(master, "jdbc:h2:mem:" + UUID.randomUUID(), "", "")).isEqualTo(1);
        assertThat(Files.readString(master)).isEqualTo(key);
    }

    @Test void the_keys_of_a_hundred_people_come_by_one_question() {
        var vault = vault(false);
        var people = IntStream.rangeClosed(1, 100).mapToObj(DataSubject::account).toList();
        people.forEach(vault::admit);
        var fresh = vault(true);
        var asked = fresh.fetches();
        fresh.fetch(people);
        people.forEach(person -> assertThat(fresh.holds(person)).isTrue());
        assertThat(fresh.fetches() - asked).isEqualTo(1);
    }

    @Test void a_key_is_made_once() {
        var vault = vault(false);
        vault.admit(ANNA);
        var sealed = vault.seal(ANNA, "p", "words");
        vault.admit(ANNA);
        assertThat(vault.open(ANNA, "p", sealed)).contains("words");
    }
}
