package org.parley.account;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Comparator;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;
import org.parley.schema.NotStored;
import org.parley.vault.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives accounts that are older than the shapes of names theirs (A4). Runs behind each start; where none is missing, one query says so. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Processes(value = Purpose.ACCOUNT, of = Whose.FOUND_INSIDE)
public class NameShapesAtStart {
    private static final Logger LOG = LoggerFactory.getLogger(NameShapesAtStart.class);
    private static final int MILLIS = 3000, PORTION = 200;

    @Resource TimerService timers;
    @Inject NameRows rows;
    @Inject Accounts accounts;
    @Inject Vault vault;

    @PostConstruct void plan() {
        timers.createSingleActionTimer(MILLIS, new TimerConfig(null, false));
    }

    @Timeout
    public void fill() {
        int given = 0;
        long last = 0;
        for (var portion = rows.withoutShape(last, PORTION); !portion.isEmpty(); portion = rows.withoutShape(last, PORTION)) {
            vault.fetch(portion.stream().map(AccountId::subject).toList());
            for (var account : accounts.find(portion).stream().sorted(Comparator.comparing(one -> one.id().value())).toList()) if (accounts.member(account).filter(this::give).isPresent()) given++;
            last = portion.getLast().value();
        }
        if (given > 0) LOG.info("{} accounts were given the shapes of their names", given);
    }

    /** Two old accounts may look alike: the older one has the shape, the other keeps its name. */
    private boolean give(Person.Member member) {
        try {
            if (rows.owner(member.screenName()).isPresent()) return false;
            rows.claim(member.id(), member.screenName());
            return true;
        } catch (NotStored e) {
            return false; // another node was quicker
        }
    }
}
