package org.parley.profile;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.account.AccountId;
import org.parley.account.Names;
import org.parley.account.Person;
import org.parley.consent.Gate;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;
import org.parley.contact.Contacts;
import org.parley.contact.Tie;

/** The page of a member as somebody sees it (A5, A6). */
@Stateless
@Processes(value = Purpose.PROFILE, of = Whose.FOUND_INSIDE)
public class MemberPages {
    /**
     * @param tie   what the member is to who looks
     * @param eyes  as whom it is seen
     * @param facts what those may see, in the order of {@link ProfileField}
     * @param photos whether they see the photos
     */
    public record View(Person.Member member, Tie tie, Audience eyes, Map<ProfileField, String> facts, boolean photos) {}

    @Inject Names names;
    @Inject ProfileRows rows;
    @Inject Contacts contacts;
    @Inject Gate gate;

    /**
     * @param as the eyes the member wants to look through at the own page; ignored for anybody else
     * @return empty where there is no such member, or none that may be shown now
     */
    public Optional<View> of(String screenName, Optional<Person.Member> viewer, Optional<Audience> as) {
        return names.find(screenName).filter(member -> gate.allows(Purpose.PROFILE, member.subject())).map(member -> {
            gate.use(Purpose.PROFILE, member.subject());
            var own = viewer.filter(one -> one.id().equals(member.id())).isPresent();
            var tie = own ? Tie.NONE : viewer.map(one -> contacts.tie(one, member.id())).orElse(Tie.NONE);
            var eyes = own ? as.orElse(Audience.NOBODY) : eyes(viewer, member);
            var told = rows.of(member.id());
            var facts = new LinkedHashMap<ProfileField, String>();
            for (var field : ProfileField.values()) if (told.get(field) instanceof Told one && !one.text().isEmpty() && isSeen(one, eyes)) facts.put(field, one.text());
            return new View(member, tie, eyes, facts, isSeen(told.getOrDefault(ProfileField.PHOTOS, Told.nothing(ProfileField.PHOTOS)), eyes));
        });
    }

    private static boolean isSeen(Told told, Audience eyes) {
        return eyes == Audience.NOBODY || told.audience().includes(eyes);
    }

    /** Whether who looks sees the photos of this member. */
    public boolean showsPhotos(AccountId owner, Optional<Person.Member> viewer) {
        if (!gate.allows(Purpose.PROFILE, owner.subject())) return false;
        if (viewer.filter(one -> one.id().equals(owner)).isPresent()) return true;
        var audience = rows.of(owner).getOrDefault(ProfileField.PHOTOS, Told.nothing(ProfileField.PHOTOS)).audience();
        return audience != Audience.NOBODY && names.members(List.of(owner)).values().stream().anyMatch(member -> audience.includes(eyes(viewer, member)));
    }

    private Audience eyes(Optional<Person.Member> viewer, Person.Member member) {
        if (viewer.isEmpty() || contacts.isBlockedBetween(viewer.get(), member.id())) return Audience.EVERYONE;
        return contacts.tie(viewer.get(), member.id()) == Tie.CONTACT ? Audience.CONTACTS : Audience.MEMBERS;
    }
}
