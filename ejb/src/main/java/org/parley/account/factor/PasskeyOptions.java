package org.parley.account.factor;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.util.Base64;
import java.util.List;

/** What a browser is asked, as JSON (Web Authentication Level 3, 5.1.7). */
final class PasskeyOptions {
    private static final JsonProvider JSON = JsonProvider.provider();
    private static final String NAME = "Parley", PUBLIC_KEY = "public-key", REQUIRED = "required";
    private static final int MILLIS = 300_000;

    private PasskeyOptions() {}

    /** @param known credentials the authenticator may have already */
    static JsonObject create(String domain, String user, String name, String challenge, List<byte[]> known) {
        var algorithms = JSON.createArrayBuilder();
        for (var one : RelyingParty.ALGORITHMS) algorithms.add(JSON.createObjectBuilder().add("type", PUBLIC_KEY).add("alg", one.getValue()));
        return JSON.createObjectBuilder().add("rp", JSON.createObjectBuilder().add("id", domain).add("name", NAME))
            .add("user", JSON.createObjectBuilder().add("id", user).add("name", name).add("displayName", name))
            .add("challenge", challenge).add("pubKeyCredParams", algorithms).add("timeout", MILLIS).add("excludeCredentials", credentials(known))
            .add("authenticatorSelection", JSON.createObjectBuilder().add("residentKey", REQUIRED).add("requireResidentKey", true).add("userVerification", REQUIRED))
            .add("attestation", "none").build();
    }

    /** @param known credentials to choose from; empty: whatever the browser has for this portal */
    static JsonObject get(String domain, String challenge, List<byte[]> known) {
        return JSON.createObjectBuilder().add("rpId", domain).add("challenge", challenge).add("timeout", MILLIS).add("allowCredentials", credentials(known))
            .add("userVerification", REQUIRED).build();
    }

    private static JsonArrayBuilder credentials(List<byte[]> known) {
        var list = JSON.createArrayBuilder();
        for (var one : known) list.add(JSON.createObjectBuilder().add("type", PUBLIC_KEY).add("id", Base64.getUrlEncoder().withoutPadding().encodeToString(one)));
        return list;
    }
}
