package org.parley.schema;

import java.sql.SQLException;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** A migration may take its time, while any other statement gives a silent database up after seconds. */
final class NoHurry extends BaseCallback {
    private int usual;

    @Override public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE || event == Event.AFTER_EACH_MIGRATE;
    }

    @Override public void handle(Event event, Context context) {
        try {
            var connection = context.getConnection();
            if (event == Event.BEFORE_EACH_MIGRATE) usual = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, event == Event.BEFORE_EACH_MIGRATE ? 0 : usual);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
