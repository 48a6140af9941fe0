package org.parley.outreach;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.account.AccountId;
import org.parley.account.EmailAddress;
import org.parley.account.Pace;
import org.parley.account.Person;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;
import org.parley.look.Language;
import org.parley.mail.Letter;
import org.parley.mail.Letters;
import org.parley.room.Directory;
import org.parley.vault.Vault;

/** Invites people by e-mail, and keeps a member's list of them (A15). */
@Stateless
@Processes(Purpose.INVITATIONS)
public class Invitations {
    private static final Duration DAY = Duration.ofDays(1);

    /** @param room name of a room, empty for the portal itself @param language of the letter */
    public record Form(String email, String room, Language language) {}

    /** @param room as in {@link Form} */
    public record Sent(long id, String email, String room, Instant at) {}

    public sealed interface Outcome {
        /** On its way, unless the person asked for no invitations, which nobody is told. */
        record Invited() implements Outcome {}
        /** @param problems text keys by field: email, room, form */
        record Refused(Map<String, String> problems) implements Outcome {}
    }

    @Inject InvitationRows rows;
    @Inject SuppressedAddresses suppressed;
    @Inject OutreachSettings settings;
    @Inject Pace pace;
    @Inject Directory rooms;
    @Inject Letters letters;
    @Inject Vault vault;
    @Inject Clock clock;

    public Outcome invite(Person.Member who, Form form) {
        var now = clock.instant();
        var problems = new LinkedHashMap<String, String>();
        EmailAddress email = null;
        try {
            email = new EmailAddress(form.email());
        } catch (IllegalArgumentException e) {
            problems.put("email", "invitations.problem.email");
        }
        var name = form.room() == null ? "" : form.room().strip();
        var title = name.isEmpty() ? Optional.of("") : rooms.find(name, Optional.of(who), "", who.key()).map(Directory.RoomView::title);
        if (title.isEmpty()) problems.put("room", "invitations.problem.room");
        if (!problems.isEmpty()) return new Outcome.Refused(problems);
        var address = InvitedAddress.of(email.value(), vault);
        if (rows.has(who.id(), address)) return refused("email", "invitations.problem.again");
        // removing rows from the list makes no room for new ones
        if (rows.countOf(who.id(), now.minus(DAY)) >= settings.invitationsPerDay || !pace.allows(Pace.Limit.daily("invitations", settings.invitationsPerDay), who.key(), now)) return refused("form", "invitations.problem.too-many");
        if (suppressed.has(address) || rows.countOf(address) >= settings.invitationsPerAddress) return new Outcome.Invited();
        rows.add(who.id(), email.value(), name, address, now);
        var values = new LinkedHashMap<>(Map.of("name", unlinked(who.screenName().value())));
        if (!name.isEmpty()) values.putAll(Map.of("room", name, "title", unlinked(title.get())));
        letters.sendTo(who.id(), email, form.language(), name.isEmpty() ? Letter.INVITATION : Letter.ROOM_INVITATION, values);
        return new Outcome.Invited();
    }

    /** Mail programs make a link of everything with a dot; what members choose is to be none. */
    private static String unlinked(String text) {
        return text.replace(".", ".\u200b");
    }

    private static Outcome refused(String field, String key) {
        return new Outcome.Refused(Map.of(field, key));
    }

    public List<Sent> sent(Person.Member who) {
        return rows.of(who.id());
    }

    public void remove(Person.Member who, long invitation) {
        rows.remove(who.id(), invitation);
    }

    /** With the account. */
    @Processes(value = Purpose.PRIVACY_RIGHTS, of = Whose.FOUND_INSIDE)
    public void removeAll(AccountId who) {
        rows.removeAll(who);
    }
}
