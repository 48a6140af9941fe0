package org.parley.consent;

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

/**
 * Learns what other nodes wrote into the ledger, so that a decision counts on every node at once (C2.3): a note tells that
 * there is something to read, and the ledger is read every {@value #WITH_NOTES} ms whatever happens to notes, or every
 * {@value #WITHOUT} ms where nodes do not tell each other. Not needed where the database is this node's own.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LedgerTail {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerTail.class);
    private static final int WITHOUT = 250, WITH_NOTES = 2_000;

    @Resource(lookup = "java:jboss/datasources/Parley") DataSource database;
    @Inject Ledger ledger;
    @Inject Gate gate;
    @Inject Peers peers;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("ledger-tail").daemon().factory());
    private long seen;
    private boolean failing;

    @PostConstruct void start() {
        if (Database.with(database, connection -> connection.getMetaData().getURL().startsWith("jdbc:h2:file:"))) return;
        seen = ledger.last();
        int pause = peers.present() ? WITH_NOTES : WITHOUT;
        timer.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
    }

    public void noted(@Observes Note note) {
        if (note.is(Note.Kind.DECIDED) && !timer.isShutdown()) timer.execute(this::look);
    }

    @PreDestroy void stop() {
        timer.shutdownNow();
    }

    private void look() {
        try {
            for (var record : ledger.after(seen)) {
                gate.heard(record);
                seen = record.seq();
            }
            failing = false;
        } catch (NotStored | jakarta.ejb.EJBException e) {
            if (!failing) LOG.error("The ledger cannot be read; decisions made on other nodes are not heard until it can", e);
            failing = true;
        }
    }
}
