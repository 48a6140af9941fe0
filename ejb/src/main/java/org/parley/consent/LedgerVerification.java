package org.parley.consent;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.parley.account.Permitted;
import org.parley.consent.Ledger.Chain;
import org.parley.consent.Ledger.Mark;
import org.parley.vault.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the ledger every night and marks where it stands in the key store, so that a chain that was cut and grown again is found
 * too (C3). A fault is logged as an error with the row's number and shown in the console; the ledger is never mended by itself.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Processes(value = Purpose.PROOF, of = Processes.Whose.FOUND_INSIDE)
public class LedgerVerification {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerVerification.class);

    public record Report(Instant at, Chain chain) {}

    @Inject Ledger ledger;
    @Inject Vault vault;
    @Inject Clock clock;

    private volatile Report last;

    @Schedule(hour = "3", minute = "40", persistent = false)
    public void everyNight() {
        read();
    }

    @Permitted("ledger:verify")
    public Report verify() {
        return read();
    }

    private Report read() {
        var chain = ledger.verify(vault.latestAnchor().map(anchor -> new Mark(anchor.seq(), anchor.hash())));
        switch (chain) {
            case Chain.Whole whole when whole.rows() > 0 -> vault.anchor(whole.rows(), whole.hash());
            case Chain.Whole nothing -> { }
            case Chain.Broken broken -> LOG.error("The consent ledger is broken at row {}: {}. Compare with a backup; do not write over it.", broken.seq(), broken.fault());
        }
        return last = new Report(clock.instant(), chain);
    }

    /** What the latest reading showed since the start. */
    public Optional<Report> last() {
        return Optional.ofNullable(last);
    }
}
