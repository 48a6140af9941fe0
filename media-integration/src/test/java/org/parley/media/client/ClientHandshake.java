package org.parley.media.client;

import java.io.IOException;
import java.util.Hashtable;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.parley.media.engine.dtls.DtlsIdentity;
import org.parley.media.engine.dtls.SrtpKeys;
import org.parley.media.engine.srtp.MasterKey;
import org.parley.media.engine.srtp.SrtpProfile;

/** The client's side of DTLS-SRTP, as a browser does it. */
public final class ClientHandshake extends DefaultTlsClient {
    private final DtlsIdentity identity;
    private final String fingerprint;
    private final SrtpProfile offered;
    private SrtpKeys keys;
    private volatile boolean closed;

    /** @param fingerprint the server's certificate must have */
    public ClientHandshake(DtlsIdentity identity, String fingerprint, SrtpProfile offered) {
        super(identity.crypto());
        this.identity = identity;
        this.fingerprint = fingerprint;
        this.offered = offered;
    }

    /** Receiving and sending as the client sees it. */
    public SrtpKeys keys() {
        return keys;
    }

    /** Whether the server said goodbye. */
    public boolean closed() {
        return closed;
    }

    @Override public void notifyAlertReceived(short level, short description) {
        closed |= description == AlertDescription.close_notify;
    }

    @Override protected ProtocolVersion[] getSupportedVersions() {
        return ProtocolVersion.DTLSv12.only();
    }

    @Override protected int[] getSupportedCipherSuites() {
        return new int[] {CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256};
    }

    @Override @SuppressWarnings("rawtypes") public Hashtable getClientExtensions() throws IOException {
        var extensions = TlsExtensionsUtils.ensureExtensionsInitialised(super.getClientExtensions());
        TlsSRTPUtils.addUseSRTPExtension(extensions, new UseSRTPData(new int[] {offered.id()}, TlsUtils.EMPTY_BYTES));
        return extensions;
    }

    @Override public TlsAuthentication getAuthentication() {
        return new TlsAuthentication() {
            @Override public void notifyServerCertificate(TlsServerCertificate certificate) throws IOException {
                try {
                    if (!DtlsIdentity.fingerprint(certificate.getCertificate().getCertificateAt(0).getEncoded()).equals(fingerprint))
                        throw new IOException("the server has another certificate than its answer says");
                } catch (java.security.GeneralSecurityException e) {
                    throw new IOException(e);
                }
            }

            @Override public TlsCredentials getClientCredentials(CertificateRequest request) {
                return identity.signer(context);
            }
        };
    }

    @Override public void notifyHandshakeComplete() throws IOException {
        super.notifyHandshakeComplete();
        var material = context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, offered.keyingMaterial());
        keys = new SrtpKeys(MasterKey.ofServer(offered, material), MasterKey.ofClient(offered, material));
    }
}
