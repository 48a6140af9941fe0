package org.parley.contact;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.parley.account.AccountId;
import org.parley.account.Names;
import org.parley.account.Pace;
import org.parley.account.Person;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;

/** What members make of each other (A8). Whoever is named first acts. */
@Stateless
@Processes(Purpose.CONTACTS)
public class Contacts {
    /** People in any of a member's lists. */
    static final int MOST = 1000;
    private static final Pace.Limit REQUESTS = Pace.Limit.daily("contact requests", 30);

    public sealed interface Outcome {
        record Now(Tie tie) implements Outcome {}
        /** Too many requests for today. */
        record TooMany() implements Outcome {}
        /** The lists are full. */
        record Full() implements Outcome {}
        record Oneself() implements Outcome {}
    }

    public record Contact(Person.Member member, Tie tie) {}

    @Inject ContactRows rows;
    @Inject Names names;
    @Inject Pace pace;
    @Inject Clock clock;

    public Tie tie(Person.Member me, AccountId other) {
        return rows.tie(me.id(), other);
    }

    /** By tie, the latest first; who has left is not in it. */
    public Map<Tie, List<Contact>> all(Person.Member me) {
        var ties = rows.ties(me.id());
        var members = names.members(ties.keySet());
        return ties.entrySet().stream().filter(tie -> members.containsKey(tie.getKey())).map(tie -> new Contact(members.get(tie.getKey()), tie.getValue()))
            .collect(java.util.stream.Collectors.groupingBy(Contact::tie));
    }

    public Outcome ask(Person.Member me, AccountId other) {
        if (me.id().equals(other)) return new Outcome.Oneself();
        var tie = rows.tie(me.id(), other);
        return switch (tie) {
            case ASKED, CONTACT -> new Outcome.Now(tie);
            case ASKS_ME -> accept(me, other);
            case NONE, BLOCKED -> {
                if (rows.ties(me.id()).size() >= MOST) yield new Outcome.Full();
                if (!pace.allows(REQUESTS, me.key(), clock.instant())) yield new Outcome.TooMany();
                rows.unblock(me.id(), other);
                rows.ask(me.id(), other, clock.instant());
                yield new Outcome.Now(Tie.ASKED);
            }
        };
    }

    public Outcome accept(Person.Member me, AccountId asker) {
        return new Outcome.Now(rows.tie(me.id(), asker) == Tie.ASKS_ME && rows.accept(me.id(), asker) ? Tie.CONTACT : rows.tie(me.id(), asker));
    }

    /** Ends a contact, takes a request back or declines one; a block stays. */
    public Outcome remove(Person.Member me, AccountId other) {
        rows.removeBetween(me.id(), other);
        return new Outcome.Now(rows.tie(me.id(), other));
    }

    public Outcome block(Person.Member me, AccountId other) {
        if (me.id().equals(other)) return new Outcome.Oneself();
        if (rows.blocks(me.id(), other)) return new Outcome.Now(Tie.BLOCKED);
        if (rows.blocked(me.id()).size() >= MOST) return new Outcome.Full();
        rows.removeBetween(me.id(), other);
        rows.block(me.id(), other, clock.instant());
        return new Outcome.Now(Tie.BLOCKED);
    }

    public Outcome unblock(Person.Member me, AccountId other) {
        rows.unblock(me.id(), other);
        return new Outcome.Now(rows.tie(me.id(), other));
    }

    /** Whether one of them blocks the other: then nothing private passes between them. */
    /** @param mine whom the member blocks @param others who blocks the member */
    public record Blocks(java.util.Set<AccountId> mine, java.util.Set<AccountId> others) {}

    public Blocks blocks(Person.Member me) {
        return rows.blocks(me.id());
    }

    public boolean isBlockedBetween(Person.Member me, AccountId other) {
        return rows.blocks(me.id(), other) || rows.blocks(other, me.id());
    }

    /** Those who block somebody, or whom somebody blocks: they do not find each other. */
    public java.util.Set<AccountId> hiddenFrom(Person.Member me) {
        return rows.blockedBetween(me.id());
    }

    /** For an account that ends. */
    @Processes(value = Purpose.PRIVACY_RIGHTS, of = Whose.FOUND_INSIDE)
    public void removeAll(AccountId who) {
        rows.removeAll(who);
    }
}
