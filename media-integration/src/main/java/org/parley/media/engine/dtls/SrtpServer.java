package org.parley.media.engine.dtls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Hashtable;
import java.util.stream.IntStream;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.parley.media.engine.srtp.MasterKey;
import org.parley.media.engine.srtp.SrtpProfile;

/** Our side of one handshake: DTLS 1.2, ECDHE with ECDSA, the client's certificate checked against its offer's fingerprint. */
final class SrtpServer extends DefaultTlsServer {
    private static final int[] SUITES = {CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384};
    private static final int GIVE_UP_MILLIS = 15_000;
    private static final int RESEND_MILLIS = 100;

    private final DtlsIdentity identity;
    private final String fingerprint;
    private SrtpProfile profile;
    private SrtpKeys keys;
    private boolean closed;

    SrtpServer(DtlsIdentity identity, String fingerprint) {
        super(identity.crypto());
        this.identity = identity;
        this.fingerprint = fingerprint;
    }

    SrtpKeys keys() {
        return keys;
    }

    /** Whether the peer sent close_notify or a fatal alert. */
    boolean closed() {
        return closed;
    }

    @Override protected ProtocolVersion[] getSupportedVersions() {
        return ProtocolVersion.DTLSv12.only();
    }

    @Override protected int[] getSupportedCipherSuites() {
        return SUITES;
    }

    @Override public boolean requiresExtendedMasterSecret() {
        return true;
    }

    @Override public int getHandshakeTimeoutMillis() {
        return GIVE_UP_MILLIS;
    }

    @Override public int getHandshakeResendTimeMillis() {
        return RESEND_MILLIS;
    }

    @Override protected TlsCredentialedSigner getECDSASignerCredentials() {
        return identity.signer(context);
    }

    @Override public CertificateRequest getCertificateRequest() {
        short[] types = {ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign};
        return new CertificateRequest(types, TlsUtils.getDefaultSupportedSignatureAlgorithms(context), null);
    }

    @Override public void notifyClientCertificate(Certificate certificate) throws IOException {
        try {
            if (certificate == null || certificate.isEmpty()
                || !DtlsIdentity.fingerprint(certificate.getCertificateAt(0).getEncoded()).equals(fingerprint))
                throw new TlsFatalAlert(AlertDescription.bad_certificate);
        } catch (GeneralSecurityException e) {
            throw new TlsFatalAlert(AlertDescription.internal_error, e);
        }
    }

    @Override @SuppressWarnings("rawtypes") public void processClientExtensions(Hashtable extensions) throws IOException {
        super.processClientExtensions(extensions);
        var offered = TlsSRTPUtils.getUseSRTPExtension(extensions);
        if (offered == null) throw new TlsFatalAlert(AlertDescription.handshake_failure);
        for (var candidate : SrtpProfile.values())
            if (profile == null && IntStream.of(offered.getProtectionProfiles()).anyMatch(id -> id == candidate.id())) profile = candidate;
        if (profile == null) throw new TlsFatalAlert(AlertDescription.handshake_failure);
    }

    @Override @SuppressWarnings("rawtypes") public Hashtable getServerExtensions() throws IOException {
        var extensions = TlsExtensionsUtils.ensureExtensionsInitialised(super.getServerExtensions());
        TlsSRTPUtils.addUseSRTPExtension(extensions, new UseSRTPData(new int[] {profile.id()}, TlsUtils.EMPTY_BYTES));
        return extensions;
    }

    @Override public void notifyHandshakeComplete() throws IOException {
        super.notifyHandshakeComplete();
        var material = context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, profile.keyingMaterial());
        keys = new SrtpKeys(MasterKey.ofClient(profile, material), MasterKey.ofServer(profile, material));
    }

    @Override public void notifyAlertReceived(short level, short description) {
        closed |= level == 2 || description == AlertDescription.close_notify;
    }
}
