package org.parley.door;

import com.unboundid.util.ssl.JVMDefaultTrustManager;
import com.unboundid.util.ssl.PEMFileTrustManager;
import com.unboundid.util.ssl.SSLUtil;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.File;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Settings {@code parley.doors.<name>.*} of a directory. */
@Dependent
public class DirectorySettings {
    @Inject DoorSettings settings;

    /**
     * @param filter      {@code {login}} stands for what was typed
     * @param searcher    by whom people are looked for; empty: by nobody
     * @param groupBase   where groups list their members, for a directory whose entries do not name their groups
     */
    record Place(String host, int port, boolean secure, boolean upgrade, String base, String filter, Optional<String> searcher, String password, Optional<String> groupBase, SSLContext tls) {}

    Place place(Door door) {
        var url = URI.create(settings.get(door.name(), "url").orElseThrow());
        var secure = "ldaps".equals(url.getScheme());
        var upgrade = !secure && settings.get(door.name(), "starttls").filter("off"::equals).isEmpty();
        if (!secure && !upgrade && !List.of("localhost", "127.0.0.1").contains(url.getHost())) throw new IllegalArgumentException("parley.doors." + door.name() + ": passwords travel by ldaps or StartTLS only");
        return new Place(url.getHost(), url.getPort() > 0 ? url.getPort() : secure ? 636 : 389, secure, upgrade, settings.get(door.name(), "base").orElseThrow(),
            settings.get(door.name(), "filter").orElse("(|(uid={login})(mail={login}))"), settings.get(door.name(), "bind-dn"), door.client().secret().orElse(""), settings.get(door.name(), "group-base"), tls(door));
    }

    int timeoutMillis() {
        return settings.timeoutMillis();
    }

    private SSLContext tls(Door door) {
        try {
            var trusted = settings.get(door.name(), "certificates");
            return (trusted.isPresent() ? new SSLUtil(new PEMFileTrustManager(new File(trusted.get()))) : new SSLUtil(JVMDefaultTrustManager.getInstance())).createSSLContext();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("parley.doors." + door.name() + ".certificates: no PEM file that can be read", e);
        }
    }
}
