package org.parley.door;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;

/** OAuth 2 with PKCE, for providers that tell who is there at an address of their own kind. */
@ApplicationScoped
class OAuth2 implements Protocol {
    @Inject Exchange exchange;
    @Inject Clock clock;

    @Override public URI ask(Door door, Journey journey, URI redirect) {
        var request = new AuthorizationRequest.Builder(ResponseType.CODE, new ClientID(door.client().id())).endpointURI(door.place().authorization().orElseThrow()).redirectionURI(redirect)
            .state(new State(journey.state())).codeChallenge(new CodeVerifier(journey.verifier()), CodeChallengeMethod.S256);
        if (!door.scopes().isEmpty()) request.scope(new Scope(door.scopes().toArray(String[]::new)));
        return request.build().toURI();
    }

    @Override public Answer answer(Door door, Journey journey, URI redirect, URI back) throws IOException, ParseException {
        var response = AuthorizationResponse.parse(back);
        if (!response.indicatesSuccess()) return OAuth2Error.ACCESS_DENIED.equals(response.toErrorResponse().getErrorObject()) ? new Answer.Declined() : new Answer.Refused();
        var code = response.toSuccessResponse().getAuthorizationCode();
        if (code == null) return new Answer.Refused();
        var token = TokenResponse.parse(exchange.token(door, door.place().token().orElseThrow(), false, code, journey, redirect));
        if (!token.indicatesSuccess()) return new Answer.Refused();
        var said = new Statement(door, exchange.userInfo(door.place().userInfo().orElseThrow(), token.toSuccessResponse().getTokens().getAccessToken()));
        if (said.subject().isEmpty()) return new Answer.Refused();
        return new Answer.Introduced(said.introduce("oauth2:" + door.place().authorization().orElseThrow().getHost(), clock.instant()));
    }
}
