package org.parley.media.engine.dtls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/** A self-signed ECDSA P-256 certificate and its key, which live as long as the engine. Peers know it by its fingerprint. */
public final class DtlsIdentity {
    private static final Duration VALID = Duration.ofDays(3650);

    private final BcTlsCrypto crypto = new BcTlsCrypto(new SecureRandom());
    private final Certificate chain;
    private final AsymmetricKeyParameter key;
    private final String fingerprint;

    /** @param now the wall-clock time the certificate is made at */
    public DtlsIdentity(Instant now) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            var encoded = certificate(pair, now);
            chain = new Certificate(new TlsCertificate[] {new BcTlsCertificate(crypto, encoded)});
            key = PrivateKeyFactory.createKey(pair.getPrivate().getEncoded());
            fingerprint = fingerprint(encoded);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("no certificate could be made", e);
        }
    }

    private byte[] certificate(KeyPair pair, Instant now) throws GeneralSecurityException, IOException {
        var algorithm = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
        var name = new X500Name("CN=WebRTC");
        var generator = new V3TBSCertificateGenerator();
        generator.setSerialNumber(new ASN1Integer(new BigInteger(63, crypto.getSecureRandom())));
        generator.setIssuer(name);
        generator.setSubject(name);
        generator.setSignature(algorithm);
        generator.setStartDate(new Time(Date.from(now.minus(Duration.ofDays(1)))));
        generator.setEndDate(new Time(Date.from(now.plus(VALID))));
        generator.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
        TBSCertificate body = generator.generateTBSCertificate();
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(pair.getPrivate());
        signature.update(body.getEncoded("DER"));
        return new DERSequence(new ASN1Encodable[] {body, algorithm, new DERBitString(signature.sign())}).getEncoded("DER");
    }

    /** SHA-256 of the certificate as in SDP (RFC 8122, 5). */
    public String fingerprint() {
        return fingerprint;
    }

    public BcTlsCrypto crypto() {
        return crypto;
    }

    public TlsCredentialedSigner signer(TlsContext context) {
        var algorithm = new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa);
        return new BcDefaultTlsCredentialedSigner(new TlsCryptoParameters(context), crypto, key, chain, algorithm);
    }

    public static String fingerprint(byte[] certificate) throws GeneralSecurityException {
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate));
    }
}
