package org.parley.look;

import static org.parley.schema.Database.with;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import javax.sql.DataSource;
import org.parley.account.AccountId;
import org.parley.privacy.HoldsPersonalData;
import org.parley.vault.Vault;

/** The looks members chose. Kept at hand, because every page asks; another node hears of a change within the minute. */
@ApplicationScoped
@HoldsPersonalData
public class MemberLooks {
    private static final String PLACE = "member_look.sealed";

    @Resource(lookup = "java:jboss/datasources/Parley") DataSource database;
    @Inject Vault vault;

    private final Cache<AccountId, Look> atHand = Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(Duration.ofMinutes(1)).build();

    Look of(AccountId who) {
        return atHand.get(who, this::load);
    }

    private Look load(AccountId who) {
        return with(database, connection -> {
            try (var select = connection.prepareStatement("select sealed from member_look where account_id = ?")) {
                select.setLong(1, who.value());
                try (var row = select.executeQuery()) {
                    return row.next() ? vault.open(who.subject(), PLACE, row.getBytes(1)).map(Look::of).orElse(Look.OF_THE_BROWSER) : Look.OF_THE_BROWSER;
                }
            }
        });
    }

    void keep(AccountId who, Look look) {
        var sealed = vault.seal(who.subject(), PLACE, look.toString());
        with(database, connection -> {
            try (var update = connection.prepareStatement("update member_look set sealed = ? where account_id = ?");
                 var insert = connection.prepareStatement("insert into member_look (sealed, account_id) values (?,?)")) {
                for (var statement : new java.sql.PreparedStatement[] {update, insert}) {
                    statement.setBytes(1, sealed);
                    statement.setLong(2, who.value());
                    if (statement.executeUpdate() > 0) break;
                }
                return null;
            }
        });
        atHand.invalidate(who);
    }

    public void forget(AccountId who) {
        with(database, connection -> {
            try (var delete = connection.prepareStatement("delete from member_look where account_id = ?")) {
                delete.setLong(1, who.value());
                return delete.executeUpdate();
            }
        });
        atHand.invalidate(who);
    }
}
