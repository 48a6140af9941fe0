package org.parley.outreach;

import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.parley.vault.Vault;

/** An address as the lists know it: its keyed print. Its token, in the letter to that address, proves that the letter was received. */
public record InvitedAddress(String print) {
    private static final Pattern TOKEN = Pattern.compile("([\\w-]{43})\\.([\\w-]{43})");

    public static InvitedAddress of(String email, Vault vault) {
        return new InvitedAddress(vault.print("invited-address", email));
    }

    public String token(Vault vault) {
        return print + '.' + vault.print("no-invitations", print);
    }

    /** Empty for a token that was made up. */
    static Optional<InvitedAddress> ofToken(String token, Vault vault) {
        var parts = TOKEN.matcher(token == null ? "" : token);
        if (!parts.matches()) return Optional.empty();
        var address = new InvitedAddress(parts.group(1));
        return MessageDigest.isEqual(address.token(vault).getBytes(), token.getBytes()) ? Optional.of(address) : Optional.empty();
    }
}
