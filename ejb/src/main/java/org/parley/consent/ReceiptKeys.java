package org.parley.consent;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import org.parley.vault.Vault;

/** The portal's key for receipts: ES256 (RFC 7518, 3.4), made once and kept in the vault. */
@ApplicationScoped
public class ReceiptKeys {
    @Inject Vault vault;
    private ECKey key;

    synchronized ECKey key() {
        if (key == null) {
            try {
                key = ECKey.parse(vault.secret("receipts", ReceiptKeys::fresh));
            } catch (ParseException e) {
                throw new IllegalStateException("the key for receipts is not readable", e);
            }
        }
        return key;
    }

    private static String fresh() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyUse(KeyUse.SIGNATURE).keyIDFromThumbprint(true).generate().toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public part as a JSON Web Key Set (RFC 7517). */
    public String published() {
        return new JWKSet(key().toPublicJWK()).toString();
    }
}
