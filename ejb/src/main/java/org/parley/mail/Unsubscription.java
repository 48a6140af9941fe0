package org.parley.mail;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.parley.account.AccountId;
import org.parley.account.Addressees;
import org.parley.consent.Act;
import org.parley.consent.Channel;
import org.parley.consent.ConsentDesk;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;
import org.parley.look.LookDesk;
import org.parley.vault.Vault;

/** Takes back the agreement to marketing letters, for whoever holds one of them (C10, RFC 8058). */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Processes(value = Purpose.PROOF, of = Whose.FOUND_INSIDE)
public class Unsubscription {
    @Inject Vault vault;
    @Inject ConsentDesk consents;
    @Inject Addressees addressees;
    @Inject LookDesk looks;

    public boolean knows(String token) {
        return account(token).isPresent();
    }

    /** @return false for a token that was made up; twice is as good as once */
    public boolean end(String token) {
        var who = account(token);
        who.flatMap(addressees::member).filter(member -> consents.choices(member).stream().anyMatch(choice -> choice.purpose() == Purpose.NEWSLETTERS
            && choice.last().filter(last -> last.act() == Act.WITHDRAWN || last.act() == Act.REFUSED).isEmpty()))
            .ifPresent(member -> consents.withdraw(member, Purpose.NEWSLETTERS, looks.letters(member.id()).locale(), Channel.LETTER));
        return who.isPresent();
    }

    private Optional<AccountId> account(String token) {
        return token == null ? Optional.empty() : new UnsubscribeToken(token).account(text -> UnsubscribeToken.print(vault, text));
    }
}
