package org.parley.door;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.parley.staff.StaffRole;

/** Which groups of a door are which roles here (A13): {@code moderator:cn=mods,ou=groups,dc=example; support:helpdesk}. */
public record GroupRoles(Map<StaffRole, Set<String>> groups) {
    static GroupRoles of(String setting) {
        var groups = new EnumMap<StaffRole, Set<String>>(StaffRole.class);
        for (var pair : setting.split(";")) {
            if (pair.isBlank()) continue;
            var parts = pair.split(":", 2);
            if (parts.length < 2) throw new IllegalArgumentException("parley.doors: roles as role:group; role:group, not " + pair);
            groups.computeIfAbsent(StaffRole.valueOf(parts[0].strip().toUpperCase(Locale.ROOT).replace('-', '_')), role -> new HashSet<>()).add(alike(parts[1]));
        }
        return new GroupRoles(groups);
    }

    /** Roles that follow the groups; others are given by hand and stay. */
    Set<StaffRole> mapped() {
        return groups.keySet();
    }

    Set<StaffRole> of(Collection<String> memberOf) {
        var found = EnumSet.noneOf(StaffRole.class);
        for (var group : memberOf) groups.forEach((role, names) -> {
            if (names.contains(alike(group))) found.add(role);
        });
        return found;
    }

    private static String alike(String group) {
        try {
            return group.contains("=") ? new DN(group.strip()).toNormalizedString() : group.strip().toLowerCase(Locale.ROOT);
        } catch (LDAPException e) {
            return group.strip().toLowerCase(Locale.ROOT);
        }
    }
}
