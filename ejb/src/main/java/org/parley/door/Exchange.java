package org.parley.door;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** What the portal asks of a provider without the browser between: no redirects, no patience without end. */
@ApplicationScoped
class Exchange {
    @Inject DoorSettings settings;

    /** @param posts the secret goes into the body, where the provider takes it nowhere else */
    HTTPResponse token(Door door, URI endpoint, boolean posts, AuthorizationCode code, Journey journey, URI redirect) throws IOException {
        var grant = new AuthorizationCodeGrant(code, redirect, new CodeVerifier(journey.verifier()));
        var id = new ClientID(door.client().id());
        var request = door.client().secret().map(secret -> new TokenRequest.Builder(endpoint, proof(id, new Secret(secret), posts), grant)).orElseGet(() -> new TokenRequest.Builder(endpoint, id, grant)).build();
        return send(request.toHTTPRequest());
    }

    private static ClientAuthentication proof(ClientID id, Secret secret, boolean posts) {
        return posts ? new ClientSecretPost(id, secret) : new ClientSecretBasic(id, secret);
    }

    Map<String, ?> userInfo(URI endpoint, AccessToken token) throws IOException, ParseException {
        var request = new HTTPRequest(HTTPRequest.Method.GET, endpoint);
        request.setAuthorization(token.toAuthorizationHeader());
        request.setAccept("application/json");
        var answer = send(request);
        answer.ensureStatusCode(HTTPResponse.SC_OK);
        return JSONObjectUtils.parse(answer.getBody());
    }

    int patience() {
        return settings.timeoutMillis();
    }

    private HTTPResponse send(HTTPRequest request) throws IOException {
        request.setConnectTimeout(patience());
        request.setReadTimeout(patience());
        request.setFollowRedirects(false);
        return request.send();
    }
}
