package org.parley.staff;

import static org.parley.schema.Database.with;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import javax.sql.DataSource;
import org.parley.account.AccountId;
import org.parley.privacy.HoldsPersonalData;

/** Who has which role. A change holds at once here, and within ten seconds on other nodes. */
@ApplicationScoped
@HoldsPersonalData
public class StaffRoles {
    @Resource(lookup = "java:jboss/datasources/Parley") DataSource database;

    private final Cache<AccountId, Set<StaffRole>> atHand = Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofSeconds(10)).build();

    public Set<StaffRole> of(AccountId account) {
        return atHand.get(account, this::load);
    }

    private Set<StaffRole> load(AccountId account) {
        return with(database, connection -> {
            try (var select = connection.prepareStatement("select role from staff_role where account_id = ?")) {
                select.setLong(1, account.value());
                var found = EnumSet.noneOf(StaffRole.class);
                try (var row = select.executeQuery()) {
                    while (row.next()) found.add(StaffRole.valueOf(row.getString(1)));
                }
                return found;
            }
        });
    }

    void give(AccountId account, StaffRole role, Instant now) {
        if (load(account).contains(role)) return;
        with(database, connection -> {
            try (var insert = connection.prepareStatement("insert into staff_role (account_id, role, given_at) values (?,?,?)")) {
                insert.setLong(1, account.value());
                insert.setString(2, role.name());
                insert.setTimestamp(3, Timestamp.from(now));
                return insert.executeUpdate();
            }
        });
        atHand.invalidate(account);
    }

    void take(AccountId account, StaffRole role) {
        with(database, connection -> {
            try (var delete = connection.prepareStatement("delete from staff_role where account_id = ? and role = ?")) {
                delete.setLong(1, account.value());
                delete.setString(2, role.name());
                return delete.executeUpdate();
            }
        });
        atHand.invalidate(account);
    }

    public void removeAll(AccountId account) {
        for (var role : load(account)) take(account, role);
    }
}
