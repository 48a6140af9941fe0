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
import java.util.Map;

/** A company's LDAP server on a socket of its own, with a certificate that only this company trusts. */
final class Company {
    static final String PASSWORD = "a password of the company";
    private static final String BASE = "dc=example,dc=org", PEOPLE = "ou=people," + BASE, GROUPS = "ou=groups," + BASE, KEYS = "changeit";

    private final InMemoryDirectoryServer server;
    private final Path certificate;

    Company() {
        try {
            var folder = Files.createTempDirectory("company");
            var keys = folder.resolve("keys.p12");
            certificate = folder.resolve("company.pem");
            keytool("-genkeypair", "-keystore", keys.toString(), "-alias", "company", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=dns:localhost", "-validity", "2", "-storepass", KEYS);
            keytool("-exportcert", "-rfc", "-keystore", keys.toString(), "-alias", "company", "-file", certificate.toString(), "-storepass", KEYS);
            var config = new InMemoryDirectoryServerConfig(BASE);
            config.setSchema(null);
            config.addAdditionalBindCredentials("cn=portal", "of the portal");
            var tls = new SSLUtil(new KeyStoreKeyManager(keys.toFile(), KEYS.toCharArray()), new TrustAllTrustManager());
            config.setListenerConfigs(InMemoryListenerConfig.createLDAPConfig("upgrade", InetAddress.getLoopbackAddress(), 0, tls.createSSLSocketFactory()));
            server = new InMemoryDirectoryServer(config);
            server.add("dn: " + BASE, "objectClass: domain", "dc: example");
            for (var unit : new String[] {"people", "groups"}) server.add("dn: ou=" + unit + ',' + BASE, "objectClass: organizationalUnit", "ou: " + unit);
            for (var group : new String[] {"mods", "helpdesk"}) server.add("dn: cn=" + group + ',' + GROUPS, "objectClass: groupOfNames", "cn: " + group, "member: cn=nobody");
            server.startListening();
        } catch (IOException | LDAPException | LDIFException | GeneralSecurityException e) {
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
        return Map.of("PARLEY_DOORS_LDAP_KIND", "ldap", "PARLEY_DOORS_LDAP_TITLE", "Example Ltd", "PARLEY_DOORS_LDAP_URL", "ldap://localhost:" + server.getListenPort(), "PARLEY_DOORS_LDAP_CERTIFICATES", certificate.toString(),
            "PARLEY_DOORS_LDAP_BASE", PEOPLE, "PARLEY_DOORS_LDAP_BIND_DN", "cn=portal", "PARLEY_DOORS_LDAP_SECRET", "of the portal", "PARLEY_DOORS_LDAP_GROUP_BASE", GROUPS,
            "PARLEY_DOORS_LDAP_ROLES", "moderator:CN=Mods, OU=groups, " + BASE + "; support:cn=helpdesk," + GROUPS);
    }

    void employ(String login) {
        try {
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
