package org.parley.mail;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.parley.account.AccountId;
import org.parley.account.EmailAddress;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;
import org.parley.look.Language;

/**
 * Orders letters, within the transaction of what they tell about: when it is undone, nothing is sent. Whether the person may be
 * written to is asked when the letter is delivered, not when it was ordered (C2).
 */
@Stateless
@Processes(value = Purpose.SERVICE_LETTERS, of = Whose.FOUND_INSIDE)
public class Letters {
    static final String PLACE = "letter.contents";

    @Inject LetterQueue queue;
    @Inject LetterNumbers numbers;
    @Inject org.parley.vault.Vault vault;

    /** To the address the account has when the letter is delivered. @param values what {@link Letter} says it takes */
    public void send(AccountId who, Letter letter, Map<String, String> values) {
        order(who, letter, Optional.empty(), Optional.empty(), values);
    }

    /** To another address than the account's, such as a new one that is not confirmed yet. */
    public void sendTo(AccountId who, EmailAddress to, Letter letter, Map<String, String> values) {
        order(who, letter, Optional.of(to.value()), Optional.empty(), values);
    }

    /** To somebody else, in their language as far as it is known. */
    public void sendTo(AccountId who, EmailAddress to, Language language, Letter letter, Map<String, String> values) {
        order(who, letter, Optional.of(to.value()), Optional.of(language), values);
    }

    private void order(AccountId who, Letter letter, Optional<String> to, Optional<Language> language, Map<String, String> values) {
        letter.check(values);
        if (!vault.holds(who.subject())) return; // a former member
        queue.order(who.subject(), letter, vault.seal(who.subject(), PLACE, new Contents(numbers.issue(letter), to, language, values).json()));
    }

    /** To every active member, of a marketing letter to those who agreed. @param values nothing that is about a person */
    public void sendToAll(Letter letter, Map<String, String> values) {
        letter.check(values);
        queue.orderForAll(letter, values, 0);
    }
}
