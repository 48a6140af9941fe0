package org.parley.door;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A provider the operator set up.
 *
 * @param name    as settings and addresses write it
 * @param title   as people read it
 * @param trusted its word is enough: no second step of this portal is asked for
 * @param roles   what its groups are here
 * @param claims  where in what it says a thing is found, by the word of a {@link Claim}, {@code subject}, {@code email-verified}, {@code groups} or {@code nickname}
 */
public record Door(String name, Kind kind, String title, Client client, Place place, List<String> scopes, boolean trusted, GroupRoles roles, Map<String, String> claims) {
    public enum Kind { OIDC, OAUTH2, LDAP }

    /** What the provider knows the portal by. */
    public record Client(String id, Optional<String> secret) {
        @Override public String toString() {
            return id;
        }
    }

    /** @param issuer where OpenID Connect discovers everything else; else the three addresses are given */
    public record Place(Optional<String> issuer, Optional<URI> authorization, Optional<URI> token, Optional<URI> userInfo) {}

    /** Whether people are led to a page of the provider's, and back. */
    public boolean isElsewhere() {
        return kind != Kind.LDAP;
    }

    /** Where it leads, for the privacy policy. */
    String host() {
        return place.issuer().map(URI::create).or(place::authorization).map(URI::getHost).orElse("");
    }
}
