package org.parley.consent;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;

/** Checks a receipt without the portal: from its text and, to know whose it is, the portal's published keys. */
public final class ReceiptCheck {
    public static final int LONGEST = 64 * 1024;

    public sealed interface Result {
        /** The signature fits one of the portal's keys. */
        record Genuine(Map<String, Object> receipt) implements Result {}
        /** The signature fits the key that came with it, whose owner is not known here. @param thumbprint RFC 7638 */
        record Unchanged(Map<String, Object> receipt, String thumbprint) implements Result {}
        record Forged() implements Result {}
        record NoReceipt(String why) implements Result {}
    }

    private ReceiptCheck() {}

    /** @param keys a JSON Web Key Set, where one is at hand */
    public static Result check(String text, Optional<String> keys) {
        if (text.length() > LONGEST) return new Result.NoReceipt("A receipt has 64 KiB at most.");
        try {
            var receipt = JWSObject.parse(text.strip());
            if (!JWSAlgorithm.ES256.equals(receipt.getHeader().getAlgorithm()) || receipt.getHeader().getType() == null || !Receipts.TYPE.equals(receipt.getHeader().getType().getType()))
                return new Result.NoReceipt("This is signed, but no receipt of Parley.");
            var content = receipt.getPayload().toJSONObject();
            if (keys.isPresent()) {
                var key = JWKSet.parse(keys.get()).getKeyByKeyId(receipt.getHeader().getKeyID());
                return key instanceof ECKey known && content != null && fits(receipt, known) ? new Result.Genuine(content) : new Result.Forged();
            }
            if (!(receipt.getHeader().getJWK() instanceof ECKey own)) return new Result.NoReceipt("The receipt names no key; give the portal's keys.");
            return content != null && fits(receipt, own) ? new Result.Unchanged(content, own.computeThumbprint().toString()) : new Result.Forged();
        } catch (ParseException | IllegalArgumentException e) {
            return new Result.NoReceipt("This is no receipt: three parts of letters with dots between are expected.");
        } catch (JOSEException e) {
            return new Result.Forged();
        }
    }

    private static boolean fits(JWSObject receipt, ECKey key) throws JOSEException {
        return receipt.verify(new ECDSAVerifier(key.toPublicJWK()));
    }
}
