package org.parley.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.parley.privacy.DataSubject;
import org.parley.vault.Vault;

/** V3: seals what earlier versions stored readably (P4). Runs in one transaction, before V4 drops the readable columns. */
public class Seal implements JavaMigration {
    private final Vault vault;

    public Seal(Vault vault) {
        this.vault = vault;
    }

    @Override public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("3");
    }

    @Override public String getDescription() {
        return "Seal";
    }

    @Override public Integer getChecksum() {
        return 1;
    }

    @Override public boolean canExecuteInTransaction() {
        return true;
    }

    @Override public void migrate(Context context) throws SQLException {
        var connection = context.getConnection();
        accounts(connection);
        browsers(connection);
        messages(connection);
    }

    private void accounts(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select id, screen_name, screen_name_key, email, password_hash from account"); var row = select.executeQuery();
             var update = connection.prepareStatement("update account set sealed_name = ?, name_print = ?, sealed_email = ?, email_print = ?, sealed_password = ? where id = ?")) {
            while (row.next()) {
                var subject = DataSubject.account(row.getLong(1));
                vault.admit(subject);
                update.setBytes(1, vault.seal(subject, "account.name", row.getString(2)));
                update.setString(2, vault.print("account.name", row.getString(3)));
                update.setBytes(3, vault.seal(subject, "account.email", row.getString(4)));
                update.setString(4, vault.print("account.email", row.getString(4)));
                update.setBytes(5, vault.seal(subject, "account.password", row.getString(5)));
                update.setLong(6, row.getLong(1));
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private void browsers(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select family, account_id, browser from remembered_browser"); var row = select.executeQuery();
             var update = connection.prepareStatement("update remembered_browser set sealed_browser = ? where family = ?")) {
            while (row.next()) {
                update.setBytes(1, vault.seal(DataSubject.account(row.getLong(2)), "remembered_browser|" + row.getString(1), row.getString(3)));
                update.setString(2, row.getString(1));
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private void messages(Connection connection) throws SQLException {
        Set<String> guests = new HashSet<>();
        // guests whose names were taken off already had one author for all: they are former guests, and their words go
        try (var delete = connection.prepareStatement("delete from message where author = 'guest'")) {
            delete.executeUpdate();
        }
        try (var select = connection.prepareStatement("select room_id, seq, author, name, client_id, text from message"); var row = select.executeQuery();
             var update = connection.prepareStatement("update message set client_print = ?, sealed = ? where room_id = ? and seq = ?")) {
            for (int done = 1; row.next(); done++) {
                var author = new DataSubject(row.getString(3));
                if (author.isGuest() && guests.add(author.key())) vault.admit(author);
                update.setString(1, vault.print("message", author.key() + '|' + row.getString(5)));
                var id = row.getString(5);
                update.setBytes(2, vault.seal(author, "message|" + row.getLong(1) + '|' + row.getLong(2), row.getString(4) + '\n' + id.length() + '\n' + id + row.getString(6)));
                update.setLong(3, row.getLong(1));
                update.setLong(4, row.getLong(2));
                update.addBatch();
                if (done % 500 == 0) update.executeBatch();
            }
            update.executeBatch();
        }
    }
}
