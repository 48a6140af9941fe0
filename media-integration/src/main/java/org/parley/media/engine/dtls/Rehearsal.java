package org.parley.media.engine.dtls;

import java.io.IOException;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DatagramTransport;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.parley.media.engine.srtp.SrtpProfile;

/** A handshake with ourselves at start, so that the first browser does not wait half a second for classes to load. */
public final class Rehearsal extends DefaultTlsClient implements DatagramTransport {
    private final DtlsIdentity identity;
    private final BlockingQueue<byte[]> incoming = new ArrayBlockingQueue<>(32);
    private final DtlsAssociation server;

    private Rehearsal(DtlsIdentity identity, Executor threads) {
        super(identity.crypto());
        this.identity = identity;
        server = new DtlsAssociation(identity, identity.fingerprint(), threads, incoming::offer, outcome -> {});
    }

    /** @throws IOException if not even that works */
    public static void play(DtlsIdentity identity, Executor threads) throws IOException {
        var client = new Rehearsal(identity, threads);
        client.server.start();
        new DTLSClientProtocol().connect(client, client).close();
    }

    @Override protected ProtocolVersion[] getSupportedVersions() {
        return ProtocolVersion.DTLSv12.only();
    }

    @Override @SuppressWarnings("rawtypes") public Hashtable getClientExtensions() throws IOException {
        var extensions = TlsExtensionsUtils.ensureExtensionsInitialised(super.getClientExtensions());
        int[] profiles = Arrays.stream(SrtpProfile.values()).mapToInt(SrtpProfile::id).toArray();
        TlsSRTPUtils.addUseSRTPExtension(extensions, new UseSRTPData(profiles, TlsUtils.EMPTY_BYTES));
        return extensions;
    }

    @Override public TlsAuthentication getAuthentication() {
        return new TlsAuthentication() {
            @Override public void notifyServerCertificate(TlsServerCertificate certificate) {}

            @Override public TlsCredentials getClientCredentials(CertificateRequest request) {
                return identity.signer(context);
            }
        };
    }

    @Override public int getReceiveLimit() {
        return 1500;
    }

    @Override public int getSendLimit() {
        return 1200;
    }

    @Override public int receive(byte[] b, int offset, int length, int waitMillis) {
        try {
            var datagram = incoming.poll(waitMillis, TimeUnit.MILLISECONDS);
            if (datagram == null) return -1;
            System.arraycopy(datagram, 0, b, offset, datagram.length);
            return datagram.length;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    @Override public void send(byte[] b, int offset, int length) {
        server.receive(Arrays.copyOfRange(b, offset, offset + length));
    }

    @Override public void close() {}
}
