package org.parley.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One key of the vault, opened: seals and opens by AES-256-GCM with a 96-bit random nonce and a 128-bit tag (NIST SP 800-38D). */
final class PersonKey {
    static final int BYTES = 32;

    private final String name;
    private final byte[] raw;
    private final Aead aead;
    private final String pseudonym;

    PersonKey(String name, byte[] raw) {
        this.name = name;
        this.raw = raw;
        try {
            var parameters = AesGcmParameters.builder().setKeySizeBytes(BYTES).setIvSizeBytes(12).setTagSizeBytes(16).setVariant(AesGcmParameters.Variant.NO_PREFIX).build();
            var key = AesGcmKey.builder().setParameters(parameters).setKeyBytes(SecretBytes.copyFrom(raw, InsecureSecretKeyAccess.get())).build();
            aead = KeysetHandle.newBuilder().addEntry(KeysetHandle.importKey(key).withFixedId(1).makePrimary()).build()
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new VaultClosed("The key of " + name + " is not usable.", e);
        }
        pseudonym = mac("pseudonym");
    }

    byte[] seal(String place, byte[] plain) {
        try {
            return aead.encrypt(plain, associated(place));
        } catch (GeneralSecurityException e) {
            throw new VaultClosed("Something of " + name + " could not be sealed.", e);
        }
    }

    byte[] open(String place, byte[] sealed) {
        try {
            return aead.decrypt(sealed, associated(place));
        } catch (GeneralSecurityException e) {
            throw new VaultClosed("What lies sealed at " + place + " of " + name + " was changed or belongs elsewhere.", e);
        }
    }

    /** A name that only this key leads to: destroyed with it. */
    String pseudonym() {
        return pseudonym;
    }

    /** HMAC-SHA-256 (RFC 2104), 43 characters. */
    String mac(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(raw, "HmacSHA256"));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] associated(String place) {
        return (name + '|' + place).getBytes(StandardCharsets.UTF_8);
    }
}
