package org.parley.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.parley.account.factor.SecondStep;
import org.parley.consent.Processes;
import org.parley.consent.Purpose;
import org.parley.door.DirectoryDesk;
import org.parley.mail.Letter;
import org.parley.mail.Letters;

/** By what a member who is signed in may prove it once more. */
@Stateless
@Processes(Purpose.SECURITY)
public class Proofs {
    private static final Pace.Limit LETTERS = Pace.Limit.daily("codes by letter", 5);

    @Inject Keys keys;
    @Inject SecondStep secondStep;
    @Inject DirectoryDesk directory;
    @Inject Letters letters;
    @Inject Pace pace;
    @Inject Clock clock;

    /** Of the portal, or of the directory the member comes by. */
    public boolean hasPassword(Person.Member who) {
        return keys.hasPassword(who.id()) || directory.knows(who);
    }

    /**
     * Whether a code may come by letter: only to who has nothing better, since whoever finds an open browser often finds the
     * letters in it, and since many a provider cannot be made to ask anew.
     */
    public boolean isByLetter(Person.Member who) {
        return !hasPassword(who) && !secondStep.isNeeded(who);
    }

    /** Empty for too many. */
    public Optional<LetterCode> letter(Person.Member who) {
        if (!isByLetter(who) || !pace.allows(LETTERS, who.key(), clock.instant())) return Optional.empty();
        var code = Secrets.digits(8);
        letters.send(who.id(), Letter.PROOF, Map.of("code", code));
        return Optional.of(LetterCode.of(who.id(), code, clock.instant()));
    }
}
