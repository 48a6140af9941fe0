package org.parley.door;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings {@code parley.doors.*}: those of one door begin with {@code parley.doors.<name>.}. */
@Dependent
public class DoorSettings {
    private static final String WELL_KNOWN = "/.well-known/openid-configuration";
    private static final String PLAIN = "subject=id, name=name, email=email";
    private static final String STANDARD = "subject=sub, name=name, email=email, email-verified=email_verified, nickname=preferred_username, gender=gender, birth-date=birthdate, phone=phone_number, website=website, address=address.formatted, picture=picture, groups=groups";
    private static final String ENTRY = "subject=entryUUID, name=cn, email=mail, nickname=uid, phone=telephoneNumber, groups=memberOf";

    /** The environment and the command line, as WildFly's MicroProfile Config calls them. */
    private static final Set<String> OUTSIDE = Set.of("EnvConfigSource", "SysPropConfigSource");

    @Inject Config config;
    @Inject @ConfigProperty(name = "parley.doors") Optional<String> doors;
    @Inject @ConfigProperty(name = "parley.doors.timeout") Duration timeout;
    @Inject @ConfigProperty(name = "parley.mail.portal") String portal;

    List<Door> doors() {
        return words(doors.orElse("")).map(this::door).toList();
    }

    int timeoutMillis() {
        return (int) timeout.toMillis();
    }

    /** Exactly this address is registered with the provider. */
    URI redirect(Door door) {
        return URI.create(portal.replaceAll("/+$", "") + "/api/door/" + door.name());
    }

    private Door door(String name) {
        if (!name.matches("[a-z][a-z0-9]{0,30}")) throw new IllegalArgumentException("parley.doors: names of lower-case letters and digits, not " + name);
        var kind = get(name, "kind").map(word -> Door.Kind.valueOf(word.toUpperCase(Locale.ROOT))).orElse(Door.Kind.OIDC);
        var place = new Door.Place(get(name, "discovery").map(uri -> safe(uri.replace(WELL_KNOWN, "")).toString()), get(name, "authorization").map(DoorSettings::safe),
            get(name, "token").map(DoorSettings::safe), get(name, "user-info").map(DoorSettings::safe));
        var door = new Door(name, kind, get(name, "title").orElse(name), new Door.Client(get(name, "client-id").orElse(""), secret(name)), place,
            words(get(name, "scopes").orElse(kind == Door.Kind.OIDC ? "openid,email,profile" : "")).toList(), get(name, "trusted").filter("true"::equals).isPresent(),
            GroupRoles.of(get(name, "roles").orElse("")), pairs(standard(kind) + ',' + get(name, "claims").orElse("")));
        if (isIncomplete(door)) throw new IllegalArgumentException("parley.doors." + name + ": an oidc door needs client-id and discovery; an oauth2 door client-id, authorization, token and user-info; an ldap door url and base");
        return door;
    }

    private static String standard(Door.Kind kind) {
        return switch (kind) {
            case OIDC -> STANDARD;
            case OAUTH2 -> PLAIN;
            case LDAP -> ENTRY;
        };
    }

    private boolean isIncomplete(Door door) {
        return switch (door.kind()) {
            case OIDC -> door.client().id().isEmpty() || door.place().issuer().isEmpty();
            case OAUTH2 -> door.client().id().isEmpty() || door.place().authorization().isEmpty() || door.place().token().isEmpty() || door.place().userInfo().isEmpty();
            case LDAP -> get(door.name(), "url").isEmpty() || get(door.name(), "base").isEmpty();
        };
    }

    /** What lies in a file of the application is built, copied and read with it. */
    private Optional<String> secret(String door) {
        var key = "parley.doors." + door + ".secret";
        var said = config.getConfigValue(key);
        if (said.getValue() != null && !said.getValue().isBlank() && !OUTSIDE.contains(said.getSourceName()))
            throw new IllegalArgumentException(key + " stands in " + said.getSourceName() + ": give it by the environment only, as " + key.toUpperCase(Locale.ROOT).replace('.', '_'));
        return get(door, "secret");
    }

    Optional<String> get(String door, String what) {
        return config.getOptionalValue("parley.doors." + door + '.' + what, String.class).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** TLS, but on this machine. */
    private static URI safe(String address) {
        var uri = URI.create(address);
        if (!"https".equals(uri.getScheme()) && !List.of("localhost", "127.0.0.1").contains("" + uri.getHost())) throw new IllegalArgumentException("parley.doors: https, not " + address);
        return uri;
    }

    private static Stream<String> words(String list) {
        return Arrays.stream(list.split("[,\\s]+")).filter(word -> !word.isEmpty());
    }

    private static Map<String, String> pairs(String list) {
        return words(list).map(pair -> pair.split("=", 2)).filter(pair -> pair.length == 2).collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (one, other) -> other));
    }
}
