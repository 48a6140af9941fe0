package org.parley.profile;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.parley.account.Person;
import org.parley.consent.Processes;
import org.parley.consent.Purpose;

/** What a member said to be interested in, for suggestions made to that member alone. */
@Stateless
@Processes(Purpose.SUGGESTIONS)
public class Interests {
    /**
     * @param text   as told, or empty
     * @param prints by which {@code member_word} knows its words: of others only what they made discoverable is there
     */
    public record Mine(String text, List<String> prints) {}

    @Inject ProfileRows rows;

    public Mine of(Person.Member who) {
        var told = rows.of(who.id()).get(ProfileField.INTERESTS);
        var text = told == null ? "" : told.text();
        return new Mine(text, SearchWords.whole(text).stream().map(rows::print).toList());
    }
}
