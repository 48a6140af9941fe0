package org.parley.account.factor;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The portal as passkeys know it: its domain and addresses come from the settings, never from a request, and what a browser
 * sends is checked by the library (Web Authentication Level 3, 7.1 and 7.2). The holder must have been there and proven to be.
 */
@ApplicationScoped
public class RelyingParty {
    static final List<COSEAlgorithmIdentifier> ALGORITHMS = List.of(COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.RS256);
    private static final Logger LOG = LoggerFactory.getLogger(RelyingParty.class);
    private static final int LONGEST = 20_000;
    private static final WebAuthnManager LIBRARY = WebAuthnManager.createNonStrictWebAuthnManager();

    @Inject PasskeySettings settings;

    public String domain() {
        return settings.domain();
    }

    /** @param challenges that are open for this browser */
    Optional<RegistrationData> registered(String response, Set<String> challenges) {
        return attempt(response, () -> {
            var data = LIBRARY.parseRegistrationResponseJSON(response);
            var expected = expected(data.getCollectedClientData(), challenges);
            if (expected.isEmpty()) return Optional.empty();
            return Optional.of(LIBRARY.verify(data, new RegistrationParameters(expected.get(), ALGORITHMS.stream().map(one -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, one)).toList(), true, true)));
        });
    }

    Optional<AuthenticationData> parsed(String response) {
        return attempt(response, () -> Optional.of(LIBRARY.parseAuthenticationResponseJSON(response)));
    }

    Optional<AuthenticationData> authenticated(AuthenticationData data, CredentialRecord known, Set<String> challenges) {
        return attempt("", () -> expected(data.getCollectedClientData(), challenges).map(expected -> LIBRARY.verify(data, new AuthenticationParameters(expected, known, null, true, true))));
    }

    private Optional<ServerProperty> expected(CollectedClientData said, Set<String> challenges) {
        if (said == null || said.getChallenge() == null) return Optional.empty();
        var challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(said.getChallenge().getValue());
        if (!challenges.contains(challenge)) return Optional.empty();
        return Optional.of(ServerProperty.builder().originPredicate(this::isOwn).rpId(domain()).challenge(new DefaultChallenge(challenge)).build());
    }

    private boolean isOwn(Origin origin) {
        return settings.isOwn(URI.create(origin.toString()));
    }

    private interface Attempt<T> {
        Optional<T> run();
    }

    private static <T> Optional<T> attempt(String response, Attempt<T> attempt) {
        if (response == null || response.length() > LONGEST) return Optional.empty();
        try {
            return attempt.run();
        } catch (RuntimeException e) { // the library's own refusals, and whatever its parsers make of what is no answer at all
            LOG.info("A passkey was refused: {}", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}
