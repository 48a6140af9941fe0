package org.parley.outreach;

import static org.parley.schema.Database.with;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import javax.sql.DataSource;
import org.parley.privacy.HoldsPersonalData;

/** Addresses of people who want no invitations. Kept for good: else they would be written to again. */
@ApplicationScoped
@HoldsPersonalData
public class SuppressedAddresses {
    @Resource(lookup = "java:jboss/datasources/Parley") DataSource database;

    public boolean has(InvitedAddress address) {
        return with(database, connection -> {
            try (var select = connection.prepareStatement("select 1 from suppressed_address where print = ?")) {
                select.setString(1, address.print());
                try (var row = select.executeQuery()) {
                    return row.next();
                }
            }
        });
    }

    void add(InvitedAddress address) {
        if (has(address)) return;
        with(database, connection -> {
            try (var insert = connection.prepareStatement("insert into suppressed_address (print) values (?)")) {
                insert.setString(1, address.print());
                return insert.executeUpdate();
            }
        });
    }
}
