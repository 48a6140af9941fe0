package org.parley.account.factor;

import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.parley.account.AccountId;
import org.parley.account.Person;
import org.parley.account.SecurityLetters;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;

/** A member's passkeys, and signing in by one (A9). Challenges are the browser's own, and each is good for one try. */
@Stateless
@Processes(Purpose.ACCOUNT)
public class Passkeys {
    static final int MOST = 20, NAME = 60;

    /** @param synced whether it lives in a password manager rather than in one device */
    public record Known(String id, String name, Instant madeAt, Instant usedAt, boolean synced) {}

    public sealed interface Added {
        /** @param recoveryCodes with the first of app and passkey */
        record Done(List<String> recoveryCodes) implements Added {}
        /** @param problem text key */
        record Refused(String problem) implements Added {}
    }

    @Inject PasskeyStore passkeys;
    @Inject RelyingParty portal;
    @Inject RecoveryCodes recovery;
    @Inject SecurityLetters letters;
    @Inject Clock clock;

    public List<Known> of(Person.Member who) {
        return passkeys.of(who.id()).stream().map(one -> new Known(one.id(), passkeys.name(one), one.madeAt(), one.usedAt(), one.counted().backedUp())).toList();
    }

    /** What a browser is asked to make. */
    public String creation(Person.Member who, String challenge) {
        return PasskeyOptions.create(portal.domain(), passkeys.userHandle(who.id()), who.screenName().value(), challenge, credentials(who)).toString();
    }

    /** What a browser is asked to show, by this member. */
    @Processes(Purpose.SECURITY)
    public String request(Person.Member who, String challenge) {
        return PasskeyOptions.get(portal.domain(), challenge, credentials(who)).toString();
    }

    /** What a browser is asked to show, by whoever is there. */
    @Processes(value = Purpose.ACCOUNT, of = Whose.NEWCOMER)
    public String request(String challenge) {
        return PasskeyOptions.get(portal.domain(), challenge, List.of()).toString();
    }

    private List<byte[]> credentials(Person.Member who) {
        return passkeys.of(who.id()).stream().flatMap(one -> passkeys.key(one).stream()).map(AttestedCredentialData::getCredentialId).toList();
    }

    public Added add(Person.Member who, String name, String response, Set<String> challenges) {
        var plain = plain(name);
        if (plain.isEmpty() || plain.length() > NAME) return new Added.Refused("passkeys.problem.name");
        if (passkeys.of(who.id()).size() >= MOST) return new Added.Refused("passkeys.problem.most");
        var answer = portal.registered(response, challenges).map(data -> data.getAttestationObject().getAuthenticatorData());
        if (answer.isEmpty() || passkeys.byCredential(answer.get().getAttestedCredentialData().getCredentialId()).isPresent()) return new Added.Refused("passkeys.problem.refused");
        passkeys.add(who.id(), answer.get().getAttestedCredentialData(), plain, counted(answer.get()), clock.instant());
        letters.factorsChanged(who.id());
        return new Added.Done(recovery.ifNone(who));
    }

    /** @return false where the name is none */
    public boolean rename(Person.Member who, String id, String name) {
        var plain = plain(name);
        if (plain.isEmpty() || plain.length() > NAME) return false;
        passkeys.find(who.id(), id).ifPresent(one -> passkeys.rename(one, plain));
        return true;
    }

    public void remove(Person.Member who, String id) {
        passkeys.find(who.id(), id).ifPresent(one -> {
            passkeys.remove(one);
            recovery.dropIfUseless(who);
            letters.factorsChanged(who.id());
        });
    }

    /** Whose passkey answered; empty for a forged, foreign or used-up answer. */
    @Processes(value = Purpose.ACCOUNT, of = Whose.FOUND_INSIDE)
    public Optional<AccountId> holder(String response, Set<String> challenges) {
        return answered(response, challenges).map(Passkey::account);
    }

    /** Whether a passkey of this member answered. */
    @Processes(Purpose.SECURITY)
    public boolean prove(Person.Member who, String response, Set<String> challenges) {
        return answered(response, challenges).filter(known -> known.account().equals(who.id())).isPresent();
    }

    private Optional<Passkey> answered(String response, Set<String> challenges) {
        return portal.parsed(response).flatMap(data -> passkeys.byCredential(data.getCredentialId()).filter(known -> isFor(known, data)).filter(known -> checks(known, data, challenges)));
    }

    private boolean isFor(Passkey known, AuthenticationData data) {
        var handle = data.getUserHandle();
        return handle == null || handle.length == 0 || Base64.getUrlEncoder().withoutPadding().encodeToString(handle).equals(passkeys.userHandle(known.account()));
    }

    private boolean checks(Passkey known, AuthenticationData data, Set<String> challenges) {
        var key = passkeys.key(known);
        if (key.isEmpty()) return false;
        var before = known.counted();
        var record = new CredentialRecordImpl(new NoneAttestationStatement(), true, before.backupEligible(), before.backedUp(), before.signatures(), key.get(), null, null, null, null);
        var answer = portal.authenticated(data, record, challenges);
        answer.ifPresent(checked -> known.used(counted(checked.getAuthenticatorData()), clock.instant()));
        return answer.isPresent();
    }

    private static Passkey.Counted counted(AuthenticatorData<?> data) {
        return new Passkey.Counted(data.getSignCount(), data.isFlagBE(), data.isFlagBS());
    }

    private static String plain(String name) {
        return name == null ? "" : name.strip().replaceAll("\\p{Cntrl}", " ");
    }
}
