package org.parley.chat;

import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the names of guests off what they said once their visit is long over (A17). The visit's random key goes with it, so
 * that two messages of one guest cannot be told to be of one person.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
public class GuestNames {
    private static final Logger LOG = LoggerFactory.getLogger(GuestNames.class);

    @Resource(lookup = "java:jboss/datasources/Parley") DataSource database;
    @Inject ChatSettings settings;
    @Inject Clock clock;

    @Schedule(hour = "*", minute = "17", persistent = false)
    public void forget() {
        try (var connection = database.getConnection();
             var update = connection.prepareStatement("update message set author = 'guest', name = 'guest', client_id = cast(seq as varchar(64))"
                 + " where author like 'g%' and author <> 'guest' and said_at < ?")) {
            update.setTimestamp(1, Timestamp.from(clock.instant().minus(settings.guestNames)));
            var changed = update.executeUpdate();
            if (changed > 0) LOG.info("Names of guests were taken off {} messages", changed);
        } catch (SQLException e) {
            throw new NotStored(e);
        }
    }
}
