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
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.parley.node.Note;
import org.parley.node.Peers;
import org.parley.schema.Database;
import org.parley.schema.NotStored;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Learns which sign-ins were ended on other nodes: at once by a note, or as {@link org.parley.consent.LedgerTail} does. Not needed where the database is this node's own. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EndedSessionTail {
    private static final Logger LOG = LoggerFactory.getLogger(EndedSessionTail.class);
    private static final int WITHOUT = 500, WITH_NOTES = 2_000;

    @Resource(lookup = "java:jboss/datasources/Parley") DataSource database;
    @Inject Sessions sessions;
    @Inject EndedSessions ended;
    @Inject Peers peers;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("ended-session-tail").daemon().factory());
    private boolean failing;

    @PostConstruct void start() {
        if (Database.with(database, connection -> connection.getMetaData().getURL().startsWith("jdbc:h2:file:"))) return;
        int pause = peers.present() ? WITH_NOTES : WITHOUT;
        timer.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
    }

    public void noted(@Observes Note note) {
        if (note.is(Note.Kind.SIGN_INS_ENDED) && !timer.isShutdown()) timer.execute(this::look);
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
