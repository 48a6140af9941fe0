package org.parley.consent;

import static org.parley.consent.LawfulBasis.CONSENT;
import static org.parley.consent.LawfulBasis.CONTRACT;
import static org.parley.consent.LawfulBasis.LEGAL_OBLIGATION;
import static org.parley.consent.LawfulBasis.LEGITIMATE_INTERESTS;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.parley.privacy.DataCategory;
import org.parley.privacy.Recipient;

/**
 * Everything the portal does with people's data (C1). A purpose that is not here cannot be pursued: boundaries name one of
 * these, and the privacy policy is written from them. How long each category is kept is the category's fact.
 */
public enum Purpose {
    ACCOUNT(CONTRACT, Set.of(DataCategory.NAME, DataCategory.EMAIL, DataCategory.PASSWORD, DataCategory.AGE, DataCategory.BROWSERS, DataCategory.LOOK,
        DataCategory.LINKS, DataCategory.FACTORS),
        Set.of(Recipient.ROOM), Fact.EVEN_RESTRICTED),
    /** What is copied is ticked, claim by claim. */
    OTHER_DOORS(CONTRACT, Set.of(DataCategory.NAME, DataCategory.EMAIL, DataCategory.CONNECTIONS), Set.of(Recipient.OTHER_DOORS), Fact.EVEN_RESTRICTED, Fact.WHERE_SET),
    SECURITY(LEGITIMATE_INTERESTS, Set.of(DataCategory.NETWORK_ADDRESS, DataCategory.DEVICES, DataCategory.FACTORS), Set.of(), Fact.EVEN_RESTRICTED, Fact.EVEN_ASLEEP),
    ROOMS(CONTRACT, Set.of(DataCategory.NAME, DataCategory.ROOMS, DataCategory.ROOM_ROLES), Set.of(Recipient.EVERYONE)),
    MODERATION(LEGITIMATE_INTERESTS, Set.of(DataCategory.NAME, DataCategory.MODERATION, DataCategory.REPORTS, DataCategory.NETWORK_ADDRESS), Set.of(Recipient.ROOM, Recipient.STAFF), Fact.EVEN_RESTRICTED, Fact.EVEN_ASLEEP),
    ROOM_CREDIT(LEGITIMATE_INTERESTS, Set.of(DataCategory.NAME), Set.of(Recipient.EVERYONE), Fact.OBJECTION, Fact.SHARING),
    CHAT(CONTRACT, Set.of(DataCategory.NAME, DataCategory.MESSAGES), Set.of(Recipient.ROOM)),
    TOGETHER(CONTRACT, Set.of(DataCategory.NAME, DataCategory.TOGETHER, DataCategory.ROOM_FILES), Set.of(Recipient.ROOM, Recipient.PLAYERS)),
    MEDIA(CONTRACT, Set.of(DataCategory.NAME, DataCategory.PICTURE_AND_SOUND), Set.of(Recipient.ROOM, Recipient.MEDIA_SERVER)),
    GUEST_VISIT(CONTRACT, Set.of(DataCategory.GUEST, DataCategory.AGE), Set.of(Recipient.ROOM)),
    SERVICE_LETTERS(CONTRACT, Set.of(DataCategory.EMAIL, DataCategory.LETTERS, DataCategory.LOOK), Set.of(Recipient.MAIL_SERVER, Recipient.STAFF), Fact.EVEN_RESTRICTED, Fact.EVEN_ASLEEP),
    NEWSLETTERS(CONSENT, Set.of(DataCategory.EMAIL, DataCategory.LETTERS), Set.of(Recipient.MAIL_SERVER, Recipient.STAFF)),
    INVITATIONS(LEGITIMATE_INTERESTS, Set.of(DataCategory.NAME, DataCategory.INVITED, DataCategory.NO_INVITATIONS), Set.of(Recipient.MAIL_SERVER, Recipient.STAFF)),
    RECENT_ROOMS(CONSENT, Set.of(DataCategory.VISITS), Set.of(), Fact.PROFILING),
    SUGGESTIONS(CONSENT, Set.of(DataCategory.PROFILE, DataCategory.VISITS), Set.of(), Fact.PROFILING),
    PROFILE(CONTRACT, Set.of(DataCategory.NAME, DataCategory.PROFILE, DataCategory.PHOTOS), Set.of(Recipient.CHOSEN)),
    MEMBER_SEARCH(CONTRACT, Set.of(DataCategory.NAME, DataCategory.PROFILE), Set.of(Recipient.CHOSEN)),
    CONTACTS(CONTRACT, Set.of(DataCategory.NAME, DataCategory.CONTACTS), Set.of(Recipient.CHOSEN)),
    PLANS(CONTRACT, Set.of(DataCategory.NAME, DataCategory.PLANS), Set.of(Recipient.STAFF), Fact.EVEN_RESTRICTED, Fact.EVEN_ASLEEP),
    ADMINISTRATION(LEGITIMATE_INTERESTS, Set.of(DataCategory.NAME, DataCategory.EMAIL, DataCategory.MEMBERSHIP, DataCategory.ACCOUNT_EVENTS, DataCategory.FORMER_NAMES, DataCategory.STAFF_ROLES, DataCategory.HOLDS), Set.of(Recipient.STAFF), Fact.EVEN_RESTRICTED, Fact.EVEN_ASLEEP),
    PROOF(LEGAL_OBLIGATION, Set.of(DataCategory.DECISIONS), Set.of(), Fact.EVEN_RESTRICTED, Fact.EVEN_ASLEEP),
    PRIVACY_RIGHTS(LEGAL_OBLIGATION, Set.of(DataCategory.PROCESSING_LOG, DataCategory.DECISIONS, DataCategory.HOLDS), Set.of(), Fact.EVEN_RESTRICTED, Fact.EVEN_ASLEEP);

    private enum Fact { EVEN_RESTRICTED, EVEN_ASLEEP, OBJECTION, SHARING, PROFILING, WHERE_SET }

    private final LawfulBasis basis;
    private final Set<DataCategory> categories;
    private final Set<Recipient> recipients;
    private final Set<Fact> facts = EnumSet.noneOf(Fact.class);

    Purpose(LawfulBasis basis, Set<DataCategory> categories, Set<Recipient> recipients, Fact... facts) {
        this.basis = basis;
        this.categories = EnumSet.copyOf(categories);
        this.recipients = recipients.isEmpty() ? EnumSet.noneOf(Recipient.class) : EnumSet.copyOf(recipients);
        Collections.addAll(this.facts, facts);
    }

    public LawfulBasis basis() {
        return basis;
    }

    public Set<DataCategory> categories() {
        return Collections.unmodifiableSet(categories);
    }

    public Set<Recipient> recipients() {
        return Collections.unmodifiableSet(recipients);
    }

    /** GDPR Art. 6(1)(a) and 7. */
    public boolean needsConsent() {
        return basis == CONSENT;
    }

    /** Whether a person may stop it by an objection, without reasons (GDPR Art. 21). */
    public boolean allowsObjection() {
        return facts.contains(Fact.OBJECTION);
    }

    /** Whether it goes on under a restriction: it keeps, protects or answers, and does not use (Art. 18(2)). */
    public boolean goesOnRestricted() {
        return facts.contains(Fact.EVEN_RESTRICTED);
    }

    /** Whether it goes on while the person has put the account to sleep. */
    public boolean goesOnAsleep() {
        return facts.contains(Fact.EVEN_ASLEEP);
    }

    /** Whether Global Privacy Control and Do Not Track speak of it (C9). */
    public boolean heedsSignals() {
        return facts.contains(Fact.SHARING) || facts.contains(Fact.PROFILING);
    }

    /** Whether it is pursued only where the operator set a recipient of it up. */
    public boolean isOptional() {
        return facts.contains(Fact.WHERE_SET);
    }

    /** Whether a person has a say in it. */
    public boolean isChoice() {
        return needsConsent() || allowsObjection();
    }

    /** Beginning of its text keys: {@code recent-rooms}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
