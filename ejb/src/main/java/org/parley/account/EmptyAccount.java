package org.parley.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.parley.account.factor.Factors;
import org.parley.account.factor.PasskeyStore;
import org.parley.billing.Plans;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Processes;
import org.parley.consent.Purpose;
import org.parley.chat.PrivateMessages;
import org.parley.contact.Contacts;
import org.parley.door.Connections;
import org.parley.look.MemberLooks;
import org.parley.mail.KeptLetters;
import org.parley.outreach.Invitations;
import org.parley.photo.Photos;
import org.parley.together.RoomFiles;
import org.parley.together.TogetherDesk;
import org.parley.profile.ProfileDesk;
import org.parley.room.RoomsOfMember;
import org.parley.staff.StaffRoles;

/** The part of an erasure that is one transaction in the database. */
@Stateless
@Processes(value = Purpose.PRIVACY_RIGHTS, of = Whose.FOUND_INSIDE)
public class EmptyAccount {
    @Inject Accounts accounts;
    @Inject StaySignedIn browsers;
    @Inject Clock clock;
    @Inject AccountLinks links;
    @Inject Factors factors;
    @Inject PasskeyStore passkeys;
    @Inject RoomsOfMember rooms;
    @Inject AccountEvents events;
    @Inject StaffRoles roles;
    @Inject ProfileDesk profile;
    @Inject Contacts contacts;
    @Inject Photos photos;
    @Inject RoomFiles roomFiles;
    @Inject PrivateMessages privateMessages;
    @Inject TogetherDesk together;
    @Inject KeptLetters letters;
    @Inject MemberLooks looks;
    @Inject NameRows names;
    @Inject Invitations invitations;
    @Inject Connections connections;
    @Inject Plans plans;

    public void empty(AccountId id) {
        browsers.end(id);
        links.forget(id);
        factors.forgetAll(id);
        passkeys.forgetAll(id);
        rooms.leave(id);
        events.removeAll(id);
        roles.removeAll(id);
        profile.remove(id);
        contacts.removeAll(id);
        photos.removeAll(id);
        roomFiles.removeAll(id.subject());
        together.removeAll(id.subject());
        privateMessages.removeAll(id.subject());
        letters.forget(id);
        looks.forget(id);
        names.removeAll(id);
        invitations.removeAll(id);
        connections.removeAll(id);
        plans.removeAll(id);
        accounts.find(id).ifPresent(Account::erase);
    }

    /** Members whose erasure is due. */
    public List<Person.Member> due() {
        return events.erasuresDue(clock.instant()).stream().flatMap(id -> accounts.find(id).stream()).flatMap(one -> accounts.member(one).stream()).toList();
    }

    public List<AccountId> erased() {
        return accounts.erased();
    }
}
