package org.parley.account;

import static org.parley.schema.Database.with;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.parley.privacy.HoldsPersonalData;
import org.parley.vault.Vault;

/** How members' names look, as keyed hashes, and the names they had before, sealed (A4). */
@ApplicationScoped
@HoldsPersonalData
public class NameRows {
    /** @param until when the member gave it up */
    public record Former(String name, Instant until) {}

    @Resource(lookup = "java:jboss/datasources/Parley") DataSource database;
    @Inject Vault vault;

    Optional<AccountId> owner(ScreenName name) {
        return with(database, connection -> {
            try (var select = connection.prepareStatement("select account_id from name_shape where shape_print = ?")) {
                select.setString(1, print(name));
                try (var row = select.executeQuery()) {
                    return row.next() ? Optional.of(new AccountId(row.getLong(1))) : Optional.empty();
                }
            }
        });
    }

    /** @throws org.parley.schema.NotStored where somebody else was quicker */
    void claim(AccountId account, ScreenName name) {
        if (owner(name).filter(account::equals).isPresent()) return;
        with(database, connection -> {
            try (var insert = connection.prepareStatement("insert into name_shape (shape_print, account_id) values (?,?)")) {
                insert.setString(1, print(name));
                insert.setLong(2, account.value());
                return insert.executeUpdate();
            }
        });
    }

    void remember(AccountId account, ScreenName name, Instant now) {
        with(database, connection -> {
            try (var insert = connection.prepareStatement("insert into former_name (id, account_id, sealed, until) values (nextval('former_name_seq'),?,?,?)")) {
                insert.setLong(1, account.value());
                insert.setBytes(2, vault.seal(account.subject(), "former_name", name.value()));
                insert.setTimestamp(3, Timestamp.from(now));
                return insert.executeUpdate();
            }
        });
    }

    /** The latest first. */
    List<Former> former(AccountId account) {
        return with(database, connection -> {
            try (var select = connection.prepareStatement("select sealed, until from former_name where account_id = ? order by id desc")) {
                select.setLong(1, account.value());
                select.setMaxRows(50);
                var found = new ArrayList<Former>();
                try (var row = select.executeQuery()) {
                    while (row.next()) {
                        var until = row.getTimestamp(2).toInstant();
                        vault.open(account.subject(), "former_name", row.getBytes(1)).ifPresent(name -> found.add(new Former(name, until)));
                    }
                }
                return found;
            }
        });
    }

    /** Accounts behind this number that have a name and no shape, in the order of their numbers. */
    List<AccountId> withoutShape(long after, int most) {
        return with(database, connection -> {
            try (var select = connection.prepareStatement("select a.id from account a where a.id > ? and a.sealed_name is not null and not exists (select 1 from name_shape s where s.account_id = a.id) order by a.id limit ?")) {
                select.setLong(1, after);
                select.setInt(2, most);
                var found = new ArrayList<AccountId>();
                try (var row = select.executeQuery()) {
                    while (row.next()) found.add(new AccountId(row.getLong(1)));
                }
                return found;
            }
        });
    }

    /** How often the member gave up a name since then. */
    int countOf(AccountId account, Instant since) {
        return with(database, connection -> {
            try (var select = connection.prepareStatement("select count(*) from former_name where account_id = ? and until > ?")) {
                select.setLong(1, account.value());
                select.setTimestamp(2, Timestamp.from(since));
                try (var row = select.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            }
        });
    }

    void removeAll(AccountId account) {
        for (var table : List.of("name_shape", "former_name")) with(database, connection -> {
            try (var delete = connection.prepareStatement("delete from " + table + " where account_id = ?")) {
                delete.setLong(1, account.value());
                return delete.executeUpdate();
            }
        });
    }

    private String print(ScreenName name) {
        return vault.print("account.name-shape", NameShape.of(name));
    }
}
