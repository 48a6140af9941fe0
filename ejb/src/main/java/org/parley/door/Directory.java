package org.parley.door;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.parley.account.Secrets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A corporate directory by LDAP (A13): finds the one entry of a login and tries the password on it. Always over TLS but on this machine. */
@ApplicationScoped
class Directory {
    private static final Logger LOG = LoggerFactory.getLogger(Directory.class);
    private static final Set<ResultCode> NOT_ONE = Set.of(ResultCode.SIZE_LIMIT_EXCEEDED, ResultCode.NO_SUCH_OBJECT);
    /** Of the password, or of the account it opens there: locked, expired. */
    private static final Set<ResultCode> NO = Set.of(ResultCode.INVALID_CREDENTIALS, ResultCode.UNWILLING_TO_PERFORM, ResultCode.CONSTRAINT_VIOLATION, ResultCode.INAPPROPRIATE_AUTHENTICATION, ResultCode.NO_SUCH_OBJECT);

    sealed interface Answer {
        record Known(Introduction introduction) implements Answer {}
        record Unknown() implements Answer {}
        record Down() implements Answer {}
    }

    @Inject DirectorySettings settings;
    @Inject Clock clock;

    Answer byLogin(Door door, String login, String password) {
        return ask(door, settings.place(door).filter().replace("{login}", Filter.encodeValue(login)), password);
    }

    /** @param subject as the directory named it before */
    Answer bySubject(Door door, String subject, String password) {
        return ask(door, "(" + door.claims().get("subject") + "=" + Filter.encodeValue(subject.substring(subject.lastIndexOf('|') + 1)) + ")", password);
    }

    private Answer ask(Door door, String filter, String password) {
        if (password.isEmpty()) return new Answer.Unknown(); // a bind without a password succeeds and proves nothing (RFC 4513, 5.1.2)
        var place = settings.place(door);
        LDAPConnection open;
        try {
            open = connect(place);
        } catch (LDAPException e) { // before anybody is named: its message says nothing about people
            LOG.warn("The directory {} {}: {}", door.name(), isAboutTrust(e) ? "shows a certificate that is not trusted; parley.doors." + door.name() + ".certificates names a PEM file of those that are" : "cannot be reached", e.getMessage());
            return new Answer.Down();
        }
        try (var directory = open) {
            if (place.searcher().isPresent()) directory.bind(place.searcher().get(), place.password());
            var entry = find(directory, place, door, filter);
            var groups = entry.isPresent() ? groups(directory, place, door, entry.get()) : List.<String>of();
            // an unknown login takes as many questions as a known one
            if (!binds(directory, entry.map(Entry::getDN).orElse("cn=nobody," + place.base()), entry.isPresent() ? password : Secrets.token()) || entry.isEmpty()) return new Answer.Unknown();
            return said(door, entry.get()).subject().isEmpty() ? new Answer.Unknown() : new Answer.Known(said(door, entry.get()).introduce("ldap:" + place.host() + '/' + place.base(), clock.instant()).vouched(door.roles().of(groups)));
        } catch (LDAPException e) {
            LOG.warn("The directory {} does not answer as it should: {}", door.name(), e.getResultCode());
            return new Answer.Down();
        }
    }

    private Optional<Entry> find(LDAPConnection directory, DirectorySettings.Place place, Door door, String filter) throws LDAPException {
        var wanted = new ArrayList<>(door.claims().values());
        var search = new SearchRequest(place.base(), SearchScope.SUB, filter, wanted.toArray(String[]::new));
        search.setSizeLimit(2);
        try {
            var found = directory.search(search).getSearchEntries();
            return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
        } catch (LDAPException e) {
            if (NOT_ONE.contains(e.getResultCode())) return Optional.empty();
            throw e;
        }
    }

    private static List<String> groups(LDAPConnection directory, DirectorySettings.Place place, Door door, Entry entry) throws LDAPException {
        if (place.groupBase().isEmpty()) return Optional.ofNullable(entry.getAttributeValues(door.claims().getOrDefault("groups", "memberOf"))).map(List::of).orElse(List.of());
        var dn = Filter.encodeValue(entry.getDN());
        return directory.search(place.groupBase().get(), SearchScope.SUB, "(|(member=" + dn + ")(uniqueMember=" + dn + "))", SearchRequest.NO_ATTRIBUTES).getSearchEntries().stream().map(Entry::getDN).toList();
    }

    private static boolean binds(LDAPConnection directory, String dn, String password) throws LDAPException {
        try {
            directory.bind(dn, password);
            return true;
        } catch (LDAPException e) {
            if (NO.contains(e.getResultCode())) return false;
            throw e;
        }
    }

    private static Statement said(Door door, Entry entry) {
        var json = new LinkedHashMap<String, Object>();
        for (var attribute : door.claims().values()) if (entry.hasAttribute(attribute)) json.put(attribute, entry.getAttributeValue(attribute));
        return new Statement(door, json);
    }

    private static boolean isAboutTrust(LDAPException e) {
        return Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause).anyMatch(cause -> cause instanceof SSLException || cause instanceof CertificateException);
    }

    private LDAPConnection connect(DirectorySettings.Place place) throws LDAPException {
        var options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis(settings.timeoutMillis());
        options.setResponseTimeoutMillis(settings.timeoutMillis());
        options.setFollowReferrals(false);
        options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
        var connection = new LDAPConnection(place.secure() ? place.tls().getSocketFactory() : null, options, place.host(), place.port());
        if (!place.upgrade()) return connection;
        try {
            var answer = connection.processExtendedOperation(new StartTLSExtendedRequest(place.tls()));
            if (!answer.getResultCode().equals(ResultCode.SUCCESS)) throw new LDAPException(answer);
            return connection;
        } catch (LDAPException e) {
            connection.close();
            throw e;
        }
    }
}
