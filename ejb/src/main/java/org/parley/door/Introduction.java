package org.parley.door;

import java.io.Serializable;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.parley.staff.StaffRole;

/**
 * What a provider said about who is there. Nothing of it is stored unless that person says so.
 *
 * @param subject  who it is, with the issuer: nobody else's is equal
 * @param verified the provider has made sure that the e-mail address is this person's
 * @param roles    by the groups it names
 * @param fresh    the provider says that it asked just now: it did not only remember somebody
 * @param nickname for the screen name, empty where nothing is known
 */
public record Introduction(String door, String subject, Map<Claim, String> claims, boolean verified, boolean fresh, String nickname, Set<StaffRole> roles, Instant at) implements Serializable {
    public Introduction {
        claims = Map.copyOf(claims);
        roles = Set.copyOf(roles);
    }

    /** By a directory of the operator's own. */
    Introduction vouched(Set<StaffRole> byGroups) {
        return new Introduction(door, subject, claims, true, true, nickname, byGroups, at);
    }

    Introduction freshly(boolean asked) {
        return new Introduction(door, subject, claims, verified, asked, nickname, roles, at);
    }

    @Override public String toString() {
        return "introduction by " + door;
    }
}
