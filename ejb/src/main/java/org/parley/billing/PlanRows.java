package org.parley.billing;

import static org.parley.schema.Database.with;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.parley.account.AccountId;
import org.parley.money.Money;
import org.parley.privacy.HoldsPersonalData;

/** Plans in the database: what they cost and allow, and who has them. */
@ApplicationScoped
@HoldsPersonalData
public class PlanRows {
    private static final int MOST = 100_000;
    @Resource(lookup = "java:jboss/datasources/Parley") DataSource database;

    private interface Values {
        void into(PreparedStatement select) throws SQLException;
    }

    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> read(String query, Values values, Row<T> one) {
        return with(database, connection -> {
            try (var select = connection.prepareStatement(query)) {
                values.into(select);
                select.setMaxRows(MOST);
                var found = new ArrayList<T>();
                try (var row = select.executeQuery()) {
                    while (row.next()) found.add(one.of(row));
                }
                return found;
            }
        });
    }

    private int write(String statement, Values values) {
        return with(database, connection -> {
            try (var update = connection.prepareStatement(statement)) {
                values.into(update);
                return update.executeUpdate();
            }
        });
    }

    private static long next(Connection connection, String sequence) throws SQLException {
        try (var select = connection.prepareStatement("select nextval('" + sequence + "')"); var row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** All versions, the latest first. */
    List<Price> prices() {
        return read("select id, plan, minor, currency, since from plan_price order by since desc, id desc", select -> { },
            row -> new Price(row.getLong(1), Plan.valueOf(row.getString(2)), Money.of(row.getLong(3), row.getString(4)), row.getTimestamp(5).toInstant()));
    }

    void add(Plan plan, Money amount, Instant since) {
        with(database, connection -> {
            try (var insert = connection.prepareStatement("insert into plan_price (id, plan, currency, minor, since) values (?,?,?,?,?)")) {
                insert.setLong(1, next(connection, "plan_price_seq"));
                insert.setString(2, plan.name());
                insert.setString(3, amount.currency().getCurrencyCode());
                insert.setLong(4, amount.minor());
                insert.setTimestamp(5, Timestamp.from(since));
                return insert.executeUpdate();
            }
        });
    }

    private record Decided(Plan plan, Entitlement entitlement, int amount) {}

    /** What each plan allows: what was decided, else what is usual. */
    Map<Plan, Allowance> allowances() {
        var amounts = new EnumMap<Plan, Map<Entitlement, Integer>>(Plan.class);
        for (var plan : Plan.values()) amounts.put(plan, new EnumMap<>(Allowance.usual(plan).amounts()));
        read("select plan, entitlement, amount from plan_entitlement", select -> { }, row -> new Decided(Plan.valueOf(row.getString(1)), Entitlement.valueOf(row.getString(2)), row.getInt(3)))
            .forEach(one -> amounts.get(one.plan()).put(one.entitlement(), one.amount()));
        var found = new EnumMap<Plan, Allowance>(Plan.class);
        amounts.forEach((plan, all) -> found.put(plan, new Allowance(plan, all)));
        return found;
    }

    void decide(Plan plan, Entitlement entitlement, int amount) {
        write("delete from plan_entitlement where plan = ? and entitlement = ?", delete -> {
            delete.setString(1, plan.name());
            delete.setString(2, entitlement.name());
        });
        write("insert into plan_entitlement (plan, entitlement, amount) values (?,?,?)", insert -> {
            insert.setString(1, plan.name());
            insert.setString(2, entitlement.name());
            insert.setInt(3, amount);
        });
    }

    private static HeldPlan held(ResultSet row) throws SQLException {
        return new HeldPlan(row.getLong(1), new AccountId(row.getLong(2)), Plan.valueOf(row.getString(3)), row.getTimestamp(4).toInstant(), row.getTimestamp(5).toInstant());
    }

    /** Of one member, those that are not over, the one that ends last first. */
    List<HeldPlan> of(AccountId who, Instant now) {
        return read("select id, account_id, plan, since, until from held_plan where account_id = ? and until > ? order by until desc", select -> {
            select.setLong(1, who.value());
            select.setTimestamp(2, Timestamp.from(now));
        }, PlanRows::held);
    }

    /** Of everybody, those in force, the latest given first. */
    List<HeldPlan> inForce(Instant now) {
        return read("select id, account_id, plan, since, until from held_plan where until > ? order by id desc", select -> select.setTimestamp(1, Timestamp.from(now)), PlanRows::held);
    }

    /** Those that ended in a time. */
    Set<AccountId> ended(Instant from, Instant to) {
        return new HashSet<>(read("select account_id from held_plan where until > ? and until <= ?", select -> {
            select.setTimestamp(1, Timestamp.from(from));
            select.setTimestamp(2, Timestamp.from(to));
        }, row -> new AccountId(row.getLong(1))));
    }

    void hold(AccountId who, Plan plan, Instant since, Instant until) {
        with(database, connection -> {
            try (var insert = connection.prepareStatement("insert into held_plan (id, account_id, plan, since, until) values (?,?,?,?,?)")) {
                insert.setLong(1, next(connection, "held_plan_seq"));
                insert.setLong(2, who.value());
                insert.setString(3, plan.name());
                insert.setTimestamp(4, Timestamp.from(since));
                insert.setTimestamp(5, Timestamp.from(until));
                return insert.executeUpdate();
            }
        });
    }

    /** @return whose it was */
    List<AccountId> end(long id, Instant now) {
        var whose = read("select account_id from held_plan where id = ? and until > ?", select -> {
            select.setLong(1, id);
            select.setTimestamp(2, Timestamp.from(now));
        }, row -> new AccountId(row.getLong(1)));
        write("delete from held_plan where id = ?", delete -> delete.setLong(1, id));
        return whose;
    }

    void removeAll(AccountId who) {
        write("delete from held_plan where account_id = ?", delete -> delete.setLong(1, who.value()));
    }
}
