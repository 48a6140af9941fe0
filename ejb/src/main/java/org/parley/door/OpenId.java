package org.parley.door;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** OpenID Connect: the code flow with PKCE, a nonce, and an ID token whose issuer, audience, time and signature are checked. */
@ApplicationScoped
class OpenId implements Protocol {
    private static final Duration FRESH = Duration.ofHours(1), SKEW = Duration.ofMinutes(1);

    /** What a provider published about itself, and what checks its tokens by the keys it publishes. */
    private record Provider(OIDCProviderMetadata metadata, IDTokenValidator validator, Instant read) {}

    @Inject Exchange exchange;
    @Inject Clock clock;

    private final Map<String, Provider> providers = new ConcurrentHashMap<>();

    @Override public URI ask(Door door, Journey journey, URI redirect) throws IOException, GeneralException {
        var request = new AuthenticationRequest.Builder(ResponseType.CODE, new Scope(door.scopes().toArray(String[]::new)), new ClientID(door.client().id()), redirect)
            .endpointURI(provider(door).metadata.getAuthorizationEndpointURI()).state(new State(journey.state())).nonce(new Nonce(journey.nonce()))
            .codeChallenge(new CodeVerifier(journey.verifier()), CodeChallengeMethod.S256);
        if (journey.errand() == Journey.Errand.PROVE) request.prompt(new Prompt(Prompt.Type.LOGIN)).maxAge(0);
        return request.build().toURI();
    }

    @Override public Answer answer(Door door, Journey journey, URI redirect, URI back) throws IOException, GeneralException, ParseException, BadJOSEException, JOSEException {
        var response = AuthenticationResponseParser.parse(back);
        var provider = provider(door);
        if (!isBy(provider, response)) return new Answer.Refused();
        if (!response.indicatesSuccess()) return OAuth2Error.ACCESS_DENIED.equals(response.toErrorResponse().getErrorObject()) ? new Answer.Declined() : new Answer.Refused();
        var code = response.toSuccessResponse().getAuthorizationCode();
        if (code == null) return new Answer.Refused();
        var tokens = OIDCTokenResponse.parse(exchange.token(door, provider.metadata.getTokenEndpointURI(), posts(provider), code, journey, redirect)).getOIDCTokens();
        var said = provider.validator.validate(tokens.getIDToken(), new Nonce(journey.nonce()));
        var claims = new HashMap<String, Object>(userInfo(provider, tokens));
        if (!isFor(door, said) || journey.errand() == Journey.Errand.PROVE && !isFresh(journey, said) || !said.getSubject().getValue().equals(claims.getOrDefault("sub", said.getSubject().getValue()))) return new Answer.Refused();
        said.toJSONObject().forEach(claims::put);
        return new Answer.Introduced(new Statement(door, claims).introduce(said.getIssuer().getValue(), clock.instant()).freshly(isFresh(journey, said)));
    }

    /** RFC 9207: an answer that another provider gave is none, where this one says who it is. */
    private static boolean isBy(Provider provider, AuthenticationResponse response) {
        return response.getIssuer() == null ? !provider.metadata.supportsAuthorizationResponseIssuerParam() : response.getIssuer().equals(provider.metadata.getIssuer());
    }

    /** A token for several names the one it was made for (OpenID Connect Core, 3.1.3.7). */
    private static boolean isFor(Door door, IDTokenClaimsSet said) {
        return said.getAuthorizedParty() == null ? said.getAudience().size() == 1 : said.getAuthorizedParty().getValue().equals(door.client().id());
    }

    /** Whether the provider asked on this very journey; one that does not tell may have remembered somebody (OpenID Connect Core, 3.1.2.1: max_age). */
    private static boolean isFresh(Journey journey, IDTokenClaimsSet said) {
        return said.getAuthenticationTime() != null && !said.getAuthenticationTime().toInstant().isBefore(journey.begun().minus(SKEW));
    }

    private Map<String, ?> userInfo(Provider provider, OIDCTokens tokens) throws IOException, ParseException {
        var endpoint = provider.metadata.getUserInfoEndpointURI();
        return endpoint == null ? Map.of() : exchange.userInfo(endpoint, tokens.getAccessToken());
    }

    private static boolean posts(Provider provider) {
        var methods = provider.metadata.getTokenEndpointAuthMethods();
        return methods != null && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST) && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
    }

    private Provider provider(Door door) throws IOException, GeneralException {
        var known = providers.get(door.name());
        if (known != null && known.read.plus(FRESH).isAfter(clock.instant())) return known;
        var metadata = OIDCProviderMetadata.resolve(new Issuer(door.place().issuer().orElseThrow()), exchange.patience(), exchange.patience());
        var keys = JWKSourceBuilder.create(metadata.getJWKSetURI().toURL(), new DefaultResourceRetriever(exchange.patience(), exchange.patience(), 100_000)).refreshAheadCache(false).build();
        var validator = new IDTokenValidator(metadata.getIssuer(), new ClientID(door.client().id()), new JWSVerificationKeySelector<SecurityContext>(algorithms(metadata), keys), null);
        var fresh = new Provider(metadata, validator, clock.instant());
        providers.put(door.name(), fresh);
        return fresh;
    }

    /** Never {@code none}, and never the client's secret as a key. */
    private static Set<JWSAlgorithm> algorithms(OIDCProviderMetadata metadata) {
        var offered = metadata.getIDTokenJWSAlgs() == null ? List.of(JWSAlgorithm.RS256) : metadata.getIDTokenJWSAlgs();
        return offered.stream().filter(JWSAlgorithm.Family.SIGNATURE::contains).collect(Collectors.toSet());
    }
}
