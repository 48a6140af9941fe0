package org.parley.profile;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.parley.account.Names;
import org.parley.account.Person;
import org.parley.consent.Gate;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;
import org.parley.contact.Contacts;
import org.parley.privacy.Concerns;

/** Finds members by what they made discoverable (A8): a few queries, however many are found. */
@Stateless
@Processes(value = Purpose.MEMBER_SEARCH, of = Whose.FOUND_INSIDE)
public class MemberSearch {
    public static final int PAGE = 20, QUERY_MOST = 80;

    /** @param facts what made the member discoverable */
    public record Found(Person.Member member, Map<ProfileField, String> facts) {}

    /** @param next where to go on, 0 at the end */
    public record Page(List<Found> members, long next) {}

    @Inject ProfileRows rows;
    @Inject Names names;
    @Inject Contacts contacts;
    @Inject Gate gate;

    /**
     * @param query words of which each begins one of the member's; at least one of two letters, at most five count
     * @param after {@link Page#next} of the page before, 0 at first
     */
    public Page search(Person.Member viewer, String query, long after) {
        var words = SearchWords.asked(query.length() > QUERY_MOST ? query.substring(0, QUERY_MOST) : query);
        if (words.isEmpty()) return new Page(List.of(), 0);
        var ids = rows.search(words, Math.max(0, after), PAGE + 1);
        var next = ids.size() > PAGE ? ids.get(PAGE - 1).value() : 0;
        if (next > 0) ids = ids.subList(0, PAGE);
        gate.fetch(ids.stream().map(Concerns::subject).toList());
        var hidden = contacts.hiddenFrom(viewer);
        var shown = ids.stream().filter(id -> gate.allows(Purpose.MEMBER_SEARCH, id.subject()) && !hidden.contains(id)).toList();
        var members = names.members(shown);
        var told = rows.of(shown);
        var found = new ArrayList<Found>();
        for (var id : shown) if (members.get(id) instanceof Person.Member member) {
            gate.use(Purpose.MEMBER_SEARCH, id.subject());
            var facts = new EnumMap<ProfileField, String>(ProfileField.class);
            told.getOrDefault(id, Map.of()).forEach((field, one) -> {
                if (one.discoverable() && !one.text().isEmpty()) facts.put(field, one.text());
            });
            found.add(new Found(member, facts));
        }
        return new Page(found, next);
    }
}
