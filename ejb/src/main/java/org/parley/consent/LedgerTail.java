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
import jakarta.inject.Inject;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.parley.schema.Database;
import org.parley.schema.NotStored;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns what other nodes wrote into the ledger, so that a decision counts on every node within {@value #MILLIS} ms (C2.3). The
 * ledger itself is the channel: what is in it is heard, whatever happens to messages. Not needed where the database is this node's own.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LedgerTail {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerTail.class);
    private static final int MILLIS = 250;

    @Resource(lookup = "java:jboss/datasources/Parley") DataSource database;
    @Inject Ledger ledger;
    @Inject Gate gate;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("ledger-tail").daemon().factory());
    private long seen;
    private boolean failing;

    @PostConstruct void start() {
        if (Database.with(database, connection -> connection.getMetaData().getURL().startsWith("jdbc:h2:file:"))) return;
        seen = ledger.last();
        timer.scheduleWithFixedDelay(this::look, MILLIS, MILLIS, TimeUnit.MILLISECONDS);
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
