package org.parley.account.factor;

import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.parley.account.AccountId;
import org.parley.privacy.HoldsPersonalData;
import org.parley.room.ParticipantId;
import org.parley.vault.Vault;

/** The passkeys in the database. */
@ApplicationScoped
@HoldsPersonalData
public class PasskeyStore {
    private static final String KEY = "passkey.key|", NAME = "passkey.name|";
    private static final AttestedCredentialDataConverter KEYS = new AttestedCredentialDataConverter(new ObjectConverter());

    @PersistenceContext(unitName = "parley") EntityManager entities;
    @Inject Vault vault;

    /** By which an authenticator knows whose passkey it is: says nothing to anybody else. 32 bytes in Base64 for addresses. */
    String userHandle(AccountId account) {
        return vault.print("passkey_user", "" + account.value());
    }

    List<Passkey> of(AccountId account) {
        return entities.createNamedQuery("Passkey.of", Passkey.class).setParameter("account", account.value()).getResultList();
    }

    public boolean any(AccountId account) {
        return entities.createNamedQuery("Passkey.count", Long.class).setParameter("account", account.value()).getSingleResult() > 0;
    }

    Optional<Passkey> byCredential(byte[] credential) {
        return entities.createNamedQuery("Passkey.byCredential", Passkey.class).setParameter("print", print(credential)).getResultStream().findFirst();
    }

    Optional<Passkey> find(AccountId account, String id) {
        return Optional.ofNullable(entities.find(Passkey.class, id)).filter(one -> one.account().equals(account));
    }

    void add(AccountId account, AttestedCredentialData key, String name, Passkey.Counted counted, Instant now) {
        var id = ParticipantId.random().value();
        var sealed = new Passkey.Sealed(vault.seal(account.subject(), KEY + id, Base64.getEncoder().encodeToString(KEYS.convert(key))), vault.seal(account.subject(), NAME + id, name));
        entities.persist(new Passkey(id, account, print(key.getCredentialId()), sealed, counted, now));
        entities.flush();
    }

    void rename(Passkey passkey, String name) {
        passkey.rename(vault.seal(passkey.account().subject(), NAME + passkey.id(), name));
    }

    void remove(Passkey passkey) {
        entities.remove(passkey);
        entities.flush();
    }

    Optional<AttestedCredentialData> key(Passkey passkey) {
        return vault.open(passkey.account().subject(), KEY + passkey.id(), passkey.sealedKey()).map(key -> KEYS.convert(Base64.getDecoder().decode(key)));
    }

    String name(Passkey passkey) {
        return vault.open(passkey.account().subject(), NAME + passkey.id(), passkey.sealedName()).orElse("");
    }

    public void forgetAll(AccountId account) {
        entities.createNamedQuery("Passkey.forget").setParameter("account", account.value()).executeUpdate();
    }

    private String print(byte[] credential) {
        return vault.print("passkey", Base64.getEncoder().encodeToString(credential));
    }
}
