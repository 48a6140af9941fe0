package org.parley.consent;

import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.parley.privacy.DataSubject;
import org.parley.vault.Vault;

/** The gate without a server, so that what it costs can be told from what a message costs (C2). */
public final class GateInProcess {
    private GateInProcess() {}

    public static Gate over(DataSource database, Vault vault) {
        var gate = new Gate();
        gate.ledger = new Ledger();
        gate.ledger.database = database;
        gate.vault = vault;
        gate.settings = new ConsentSettings();
        gate.settings.peopleAtHand = 10_000;
        gate.start();
        return gate;
    }

    /** @return nanoseconds for what one message asks: once when it is said, once before it is stored */
    public static double perMessage(Gate gate, DataSubject[] people) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(2), asked = 0, start = System.nanoTime();
        for (boolean warm = false; ; ) {
            for (var person : people) {
                gate.use(Purpose.CHAT, person);
                if (gate.refusal(Purpose.CHAT, person).isPresent()) throw new IllegalStateException("refused");
            }
            asked += people.length;
            var now = System.nanoTime();
            if (now < until) continue;
            if (warm) return (double) (now - start) / asked;
            warm = true;
            asked = 0;
            start = System.nanoTime();
            until = start + TimeUnit.SECONDS.toNanos(2);
        }
    }
}
