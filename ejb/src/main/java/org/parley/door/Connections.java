package org.parley.door;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.account.AccountId;
import org.parley.privacy.HoldsPersonalData;
import org.parley.room.ParticipantId;
import org.parley.vault.Vault;

/** Which doors open which account, and what was copied from them, in the database. */
@ApplicationScoped
@HoldsPersonalData
public class Connections {
    private static final String SUBJECT = "door.subject|", COPIED = "door.copied|";

    @PersistenceContext(unitName = "parley") EntityManager entities;
    @Inject Vault vault;

    Optional<DoorConnection> bySubject(String subject) {
        return entities.createNamedQuery("DoorConnection.bySubject", DoorConnection.class).setParameter("print", print(subject)).getResultStream().findFirst();
    }

    List<DoorConnection> of(AccountId account) {
        return entities.createNamedQuery("DoorConnection.of", DoorConnection.class).setParameter("account", account.value()).getResultList();
    }

    /** Who the member is behind that door. */
    Optional<String> subject(DoorConnection connection) {
        return vault.open(connection.account().subject(), SUBJECT + connection.id(), connection.sealedSubject());
    }

    void add(AccountId account, Introduction introduction, Map<Claim, String> copied, Instant now) {
        var id = ParticipantId.random().value();
        entities.persist(new DoorConnection(id, account, introduction.door(),
            new DoorConnection.Subject(print(introduction.subject()), vault.seal(account.subject(), SUBJECT + id, introduction.subject())), now));
        entities.flush();
        copied.forEach((claim, text) -> copy(account, id, claim, text, now));
    }

    void copy(DoorConnection connection, Claim claim, String text, Instant now) {
        copy(connection.account(), connection.id(), claim, text, now);
    }

    private void copy(AccountId account, String connection, Claim claim, String text, Instant now) {
        entities.persist(new CopiedClaim(connection, claim, vault.seal(account.subject(), COPIED + connection + claim, text), now));
    }

    List<CopiedClaim> copied(DoorConnection connection) {
        return entities.createNamedQuery("CopiedClaim.of", CopiedClaim.class).setParameter("connection", connection.id()).getResultList();
    }

    String text(DoorConnection connection, CopiedClaim copied) {
        return vault.open(connection.account().subject(), COPIED + connection.id() + copied.claim(), copied.sealedText()).orElse("");
    }

    void remove(DoorConnection connection) {
        forget(List.of(connection));
        entities.remove(connection);
    }

    public void removeAll(AccountId account) {
        forget(of(account));
        entities.createNamedQuery("DoorConnection.forget").setParameter("account", account.value()).executeUpdate();
    }

    private void forget(List<DoorConnection> connections) {
        if (!connections.isEmpty()) entities.createNamedQuery("CopiedClaim.forget").setParameter("connections", connections.stream().map(DoorConnection::id).toList()).executeUpdate();
    }

    private String print(String subject) {
        return vault.print("door.subject", subject);
    }
}
