package org.parley.account;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.parley.schema.Database;
import org.parley.schema.NotStored;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Learns within {@value #MILLIS} ms which sign-ins were ended on other nodes. Not needed where the database is this node's own. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EndedSessionTail {
    private static final Logger LOG = LoggerFactory.getLogger(EndedSessionTail.class);
    private static final int MILLIS = 500;

    @Resource(lookup = "java:jboss/datasources/Parley") DataSource database;
    @Inject Sessions sessions;
    @Inject EndedSessions ended;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("ended-session-tail").daemon().factory());
    private boolean failing;

    @PostConstruct void start() {
        if (Database.with(database, connection -> connection.getMetaData().getURL().startsWith("jdbc:h2:file:"))) return;
        timer.scheduleWithFixedDelay(this::look, MILLIS, MILLIS, TimeUnit.MILLISECONDS);
    }

    @PreDestroy void stop() {
        timer.shutdownNow();
    }

    private void look() {
        try {
            sessions.endedLately().forEach(ended::hear);
            failing = false;
        } catch (NotStored | jakarta.ejb.EJBException | jakarta.persistence.PersistenceException e) {
            if (!failing) LOG.error("Sign-ins ended on other nodes are not heard of until the database answers", e);
            failing = true;
        }
    }
}
