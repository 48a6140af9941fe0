package org.parley.contact;

import static org.parley.schema.Database.with;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.parley.account.AccountId;
import org.parley.privacy.HoldsPersonalData;

/** Who is whose contact, in the database. */
@ApplicationScoped
@HoldsPersonalData
public class ContactRows {
    /** Between two, whoever asked. */
    private static final String BETWEEN = " where (asked_by = ? and other = ?) or (other = ? and asked_by = ?)";

    @Resource(lookup = "java:jboss/datasources/Parley") DataSource database;

    record Row(AccountId askedBy, AccountId other, boolean accepted) {}

    Tie tie(AccountId me, AccountId other) {
        if (blocks(me, other)) return Tie.BLOCKED;
        var rows = rows("select asked_by, other, accepted from contact" + BETWEEN, me.value(), other.value(), me.value(), other.value());
        if (rows.isEmpty()) return Tie.NONE;
        // who is blocked by the other still sees what they did themselves, and nothing of the other
        if (rows.getFirst().accepted()) return Tie.CONTACT;
        return rows.stream().anyMatch(row -> row.askedBy().equals(me)) ? Tie.ASKED : Tie.ASKS_ME;
    }

    /** All there is, the block last said. */
    Map<AccountId, Tie> ties(AccountId me) {
        var ties = new LinkedHashMap<AccountId, Tie>();
        var blocked = blocked(me);
        for (var row : rows("select asked_by, other, accepted from contact where asked_by = ? or other = ? order by asked_at desc", me.value(), me.value())) {
            var mine = row.askedBy().equals(me);
            var other = mine ? row.other() : row.askedBy();
            if (!blocked.contains(other)) ties.put(other, row.accepted() ? Tie.CONTACT : mine ? Tie.ASKED : Tie.ASKS_ME);
        }
        blocked.forEach(one -> ties.put(one, Tie.BLOCKED));
        return ties;
    }

    boolean blocks(AccountId who, AccountId other) {
        return !rows("select account_id, blocked, true from blocked_member where account_id = ? and blocked = ?", who.value(), other.value()).isEmpty();
    }

    Set<AccountId> blocked(AccountId who) {
        return rows("select account_id, blocked, true from blocked_member where account_id = ? order by since desc", who.value()).stream().map(Row::other)
            .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }

    Contacts.Blocks blocks(AccountId who) {
        var rows = rows("select account_id, blocked, true from blocked_member where account_id = ? or blocked = ?", who.value(), who.value());
        return new Contacts.Blocks(rows.stream().filter(row -> row.askedBy().equals(who)).map(Row::other).collect(Collectors.toSet()),
            rows.stream().filter(row -> row.other().equals(who)).map(Row::askedBy).collect(Collectors.toSet()));
    }

    Set<AccountId> blockedBetween(AccountId who) {
        return rows("select account_id, blocked, true from blocked_member where account_id = ? or blocked = ?", who.value(), who.value()).stream()
            .map(row -> row.askedBy().equals(who) ? row.other() : row.askedBy()).collect(Collectors.toSet());
    }

    void ask(AccountId me, AccountId other, Instant now) {
        insert("insert into contact (asked_by, other, accepted, asked_at) values (?,?,false,?)", me, other, now);
    }

    boolean accept(AccountId me, AccountId asker) {
        return change("update contact set accepted = true where other = ? and asked_by = ?", me.value(), asker.value()) > 0;
    }

    void removeBetween(AccountId me, AccountId other) {
        change("delete from contact" + BETWEEN, me.value(), other.value(), me.value(), other.value());
    }

    void block(AccountId me, AccountId other, Instant now) {
        insert("insert into blocked_member (account_id, blocked, since) values (?,?,?)", me, other, now);
    }

    void unblock(AccountId me, AccountId other) {
        change("delete from blocked_member where account_id = ? and blocked = ?", me.value(), other.value());
    }

    void removeAll(AccountId who) {
        change("delete from contact where asked_by = ? or other = ?", who.value(), who.value());
        change("delete from blocked_member where account_id = ? or blocked = ?", who.value(), who.value());
    }

    private void insert(String statement, AccountId me, AccountId other, Instant now) {
        with(database, connection -> {
            try (var insert = connection.prepareStatement(statement)) {
                bind(insert, me.value(), other.value());
                insert.setTimestamp(3, Timestamp.from(now));
                return insert.executeUpdate();
            }
        });
    }

    private int change(String statement, long... values) {
        return with(database, connection -> {
            try (var update = connection.prepareStatement(statement)) {
                bind(update, values);
                return update.executeUpdate();
            }
        });
    }

    private List<Row> rows(String query, long... values) {
        return with(database, connection -> select(connection, query, values));
    }

    private static List<Row> select(Connection connection, String query, long... values) throws SQLException {
        try (var select = connection.prepareStatement(query)) {
            bind(select, values);
            var found = new ArrayList<Row>();
            try (var row = select.executeQuery()) {
                while (row.next()) found.add(new Row(new AccountId(row.getLong(1)), new AccountId(row.getLong(2)), row.getBoolean(3)));
            }
            return found;
        }
    }

    private static void bind(PreparedStatement statement, long... values) throws SQLException {
        for (int i = 0; i < values.length; i++) statement.setLong(1 + i, values[i]);
    }
}
