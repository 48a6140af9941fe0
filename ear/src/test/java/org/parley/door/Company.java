package org.parley.door;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldif.LDIFException;
import com.unboundid.util.ssl.KeyStoreKeyManager;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustAllTrustManager;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;

/** A company's LDAP server on a socket of its own, with a certificate that only this company trusts. */
final class Company {
    static final String PASSWORD = "a password of the company";
    private static final String BASE = "dc=example,dc=org", PEOPLE = "ou=people," + BASE, GROUPS = "ou=groups," + BASE, KEYS = "changeit";

    private final InMemoryDirectoryServer server;
    private final Path folder, certificate;
    private final int securePort;

    Company() {
        try {
            folder = Files.createTempDirectory("company");
            certificate = folder.resolve("company.pem");
            var tls = keys("company", "localhost");
            keytool("-exportcert", "-rfc", "-keystore", folder.resolve("company.p12").toString(), "-alias", "company", "-file", certificate.toString(), "-storepass", KEYS);
            var config = new InMemoryDirectoryServerConfig(BASE);
            config.setSchema(null);
            config.addAdditionalBindCredentials("cn=portal", "of the portal");
            config.setListenerConfigs(InMemoryListenerConfig.createLDAPConfig("upgrade", InetAddress.getLoopbackAddress(), 0, tls.createSSLSocketFactory()),
                InMemoryListenerConfig.createLDAPSConfig("secure", InetAddress.getLoopbackAddress(), 0, tls.createSSLServerSocketFactory(), null));
            server = new InMemoryDirectoryServer(config);
            server.add("dn: " + BASE, "objectClass: domain", "dc: example");
            for (var unit : new String[] {"people", "groups"}) server.add("dn: ou=" + unit + ',' + BASE, "objectClass: organizationalUnit", "ou: " + unit);
            for (var group : new String[] {"mods", "helpdesk"}) server.add("dn: cn=" + group + ',' + GROUPS, "objectClass: groupOfNames", "cn: " + group, "member: cn=nobody");
            server.startListening();
            securePort = server.getListenPort("secure");
        } catch (IOException | LDAPException | LDIFException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private SSLUtil keys(String alias, String host) throws IOException, GeneralSecurityException {
        var keys = folder.resolve(alias + ".p12");
        if (!Files.exists(keys)) keytool("-genkeypair", "-keystore", keys.toString(), "-alias", alias, "-keyalg", "EC", "-dname", "CN=" + host, "-ext", "san=dns:" + host, "-validity", "2", "-storepass", KEYS);
        return new SSLUtil(new KeyStoreKeyManager(keys.toFile(), KEYS.toCharArray()), new TrustAllTrustManager());
    }

    /** Somebody else on the secure port, while the company is closed: with a certificate nobody trusts. */
    AutoCloseable imposter() {
        try {
            var config = new InMemoryDirectoryServerConfig(BASE);
            config.setListenerConfigs(InMemoryListenerConfig.createLDAPSConfig("imposter", InetAddress.getLoopbackAddress(), securePort, keys("imposter", "localhost").createSSLServerSocketFactory(), null));
            var imposter = new InMemoryDirectoryServer(config);
            imposter.startListening();
            return () -> imposter.shutDown(true);
        } catch (IOException | LDAPException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void keytool(String... words) throws IOException {
        var command = new java.util.ArrayList<>(java.util.List.of(Path.of(System.getProperty("java.home"), "bin/keytool").toString()));
        command.addAll(java.util.List.of(words));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes());
        try {
            if (process.waitFor() != 0) throw new IOException(said);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Map<String, String> door() {
        return Map.of("PARLEY_DOORS_LDAP_KIND", "ldap", "PARLEY_DOORS_LDAP_TITLE", "Example Ltd", "PARLEY_DOORS_LDAP_URL", "ldap://localhost:" + server.getListenPort("upgrade"), "PARLEY_DOORS_LDAP_CERTIFICATES", certificate.toString(),
            "PARLEY_DOORS_LDAP_BASE", PEOPLE, "PARLEY_DOORS_LDAP_BIND_DN", "cn=portal", "PARLEY_DOORS_LDAP_SECRET", "of the portal", "PARLEY_DOORS_LDAP_GROUP_BASE", GROUPS,
            "PARLEY_DOORS_LDAP_ROLES", "moderator:CN=Mods, OU=groups, " + BASE + "; support:cn=helpdesk," + GROUPS);
    }

    /** As many companies have it: TLS from the first byte, and each entry names its groups. */
    Map<String, String> secureDoor() {
        var door = new HashMap<>(door());
        door.put("PARLEY_DOORS_LDAP_URL", "ldaps://localhost:" + securePort);
        door.remove("PARLEY_DOORS_LDAP_GROUP_BASE");
        return door;
    }

    void employ(String login) {
        try {
            if (server.getEntry("uid=" + login + ',' + PEOPLE) != null) return;
            server.add("dn: uid=" + login + ',' + PEOPLE, "objectClass: inetOrgPerson", "uid: " + login, "cn: Person " + login, "sn: Person", "mail: " + login + "@corp.example.org", "userPassword: " + PASSWORD);
        } catch (LDAPException | LDIFException e) {
            throw new IllegalStateException(e);
        }
    }

    void join(String login, String group) {
        change(ModificationType.ADD, login, group);
    }

    void leave(String login, String group) {
        change(ModificationType.DELETE, login, group);
    }

    private void change(ModificationType how, String login, String group) {
        try {
            server.modify("cn=" + group + ',' + GROUPS, new Modification(how, "member", "uid=" + login + ',' + PEOPLE));
            server.modify("uid=" + login + ',' + PEOPLE, new Modification(how, "memberOf", "cn=" + group + ',' + GROUPS));
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    void close() {
        server.shutDown(true);
    }

    void open() {
        try {
            server.startListening();
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }
}
