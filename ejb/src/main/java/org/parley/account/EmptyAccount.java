package org.parley.account;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;
import org.parley.contact.Contacts;
import org.parley.photo.Photos;
import org.parley.profile.ProfileDesk;
import org.parley.look.MemberLooks;
import org.parley.mail.KeptLetters;
import org.parley.room.RoomsOfMember;

/** The part of an erasure that is one transaction in the database. */
@Stateless
@Processes(value = Purpose.PRIVACY_RIGHTS, of = Whose.FOUND_INSIDE)
public class EmptyAccount {
    @Inject Accounts accounts;
    @Inject StaySignedIn browsers;
    @Inject SignIn signIn;
    @Inject RoomsOfMember rooms;
    @Inject ProfileDesk profile;
    @Inject Contacts contacts;
    @Inject Photos photos;
    @Inject KeptLetters letters;
    @Inject MemberLooks looks;

    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public boolean knows(AccountId id, String password, String address) {
        return accounts.find(id).flatMap(accounts::email).map(email -> signIn.signIn(email, password, address) instanceof SignIn.Outcome.Welcome).orElse(false);
    }

    public void empty(AccountId id) {
        browsers.end(id);
        rooms.ownerLeft(id);
        profile.remove(id);
        contacts.removeAll(id);
        photos.removeAll(id);
        letters.forget(id);
        looks.forget(id);
        accounts.find(id).ifPresent(Account::erase);
    }

    public List<AccountId> erased() {
        return accounts.erased();
    }
}
