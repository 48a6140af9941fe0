package org.parley.profile;

import static org.parley.schema.Database.with;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.parley.account.AccountId;
import org.parley.privacy.HoldsPersonalData;
import org.parley.vault.Vault;

/** What members told, in the database: sealed, and found by keyed hashes only. */
@ApplicationScoped
@HoldsPersonalData
public class ProfileRows {
    private static final int COUNTED = 2000;

    @Resource(lookup = "java:jboss/datasources/Parley") DataSource database;
    @Inject Vault vault;

    Map<ProfileField, Told> of(AccountId account) {
        return of(List.of(account)).getOrDefault(account, Map.of());
    }

    /** By one query; the keys should be at hand. */
    Map<AccountId, Map<ProfileField, Told>> of(Collection<AccountId> accounts) {
        var found = new HashMap<AccountId, Map<ProfileField, Told>>();
        if (!accounts.isEmpty()) with(database, connection -> {
            try (var select = connection.prepareStatement("select account_id, field, sealed, audience, discoverable from profile_field where account_id in ("
                + String.join(",", Collections.nCopies(accounts.size(), "?")) + ")")) {
                int at = 0;
                for (var account : accounts) select.setLong(++at, account.value());
                try (var row = select.executeQuery()) {
                    while (row.next()) {
                        var account = new AccountId(row.getLong(1));
                        var field = ProfileField.valueOf(row.getString(2));
                        var audience = Audience.valueOf(row.getString(4));
                        var discoverable = row.getBoolean(5);
                        vault.open(account.subject(), place(field), row.getBytes(3))
                            .ifPresent(text -> found.computeIfAbsent(account, one -> new EnumMap<>(ProfileField.class)).put(field, new Told(field, text, audience, discoverable)));
                    }
                }
            }
            return null;
        });
        return found;
    }

    /** In place of all there was. @param name the screen name, to be found by where the member wants that */
    void replace(AccountId account, String name, Collection<Told> told) {
        with(database, connection -> {
            remove(connection, account);
            try (var field = connection.prepareStatement("insert into profile_field (account_id, field, sealed, audience, discoverable) values (?,?,?,?,?)");
                 var word = connection.prepareStatement("insert into member_word (print, account_id, field) values (?,?,?)")) {
                for (var one : told) if (one.isStored()) {
                    field.setLong(1, account.value());
                    field.setString(2, one.field().name());
                    field.setBytes(3, vault.seal(account.subject(), place(one.field()), one.text()));
                    field.setString(4, one.audience().name());
                    field.setBoolean(5, one.discoverable());
                    field.addBatch();
                    if (!one.discoverable()) continue;
                    for (var beginning : SearchWords.beginnings(one.field() == ProfileField.NAME ? name : one.text())) {
                        word.setString(1, print(beginning));
                        word.setLong(2, account.value());
                        word.setString(3, one.field().name());
                        word.addBatch();
                    }
                }
                field.executeBatch();
                word.executeBatch();
            }
            return null;
        });
    }

    void remove(AccountId account) {
        with(database, connection -> {
            remove(connection, account);
            return null;
        });
    }

    private static void remove(Connection connection, AccountId account) throws SQLException {
        for (var table : List.of("profile_field", "member_word")) try (var delete = connection.prepareStatement("delete from " + table + " where account_id = ?")) {
            delete.setLong(1, account.value());
            delete.executeUpdate();
        }
    }

    /** Members with all of these words. @param after the last number seen, 0 at first */
    List<AccountId> search(List<String> words, long after, int most) {
        // no join: a plan that reads both words from their beginning takes a hundred times as long where one is common and one is rare
        var condition = new StringBuilder("select distinct w.account_id from member_word w where w.print = ? and w.account_id > ?");
        for (int i = 1; i < words.size(); i++) condition.append(" and (select 1 from member_word o where o.print = ? and o.account_id = w.account_id limit 1) is not null");
        return with(database, connection -> {
            var prints = rarestFirst(connection, words.stream().map(this::print).toList());
            try (var select = connection.prepareStatement(condition + " order by w.account_id limit ?")) {
                select.setString(1, prints.getFirst());
                select.setLong(2, after);
                for (int i = 1; i < prints.size(); i++) select.setString(2 + i, prints.get(i));
                select.setInt(2 + prints.size(), most);
                var found = new ArrayList<AccountId>();
                try (var row = select.executeQuery()) {
                    while (row.next()) found.add(new AccountId(row.getLong(1)));
                }
                return found;
            }
        });
    }

    /** The members of the first are gone through, and the others asked about each. */
    private static List<String> rarestFirst(Connection connection, List<String> prints) throws SQLException {
        if (prints.size() == 1) return prints;
        var counts = new HashMap<String, Long>();
        try (var count = connection.prepareStatement("select count(*) from (select 1 from member_word where print = ? limit " + COUNTED + ") few")) {
            for (var print : prints) {
                count.setString(1, print);
                try (var row = count.executeQuery()) {
                    row.next();
                    counts.put(print, row.getLong(1));
                }
            }
        }
        return prints.stream().sorted(Comparator.comparing(counts::get)).toList();
    }

    String print(String beginning) {
        return vault.print("member-search", beginning);
    }

    private static String place(ProfileField field) {
        return "profile_field|" + field.name();
    }
}
