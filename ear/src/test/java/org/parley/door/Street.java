package org.parley.door;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.parley.Portal;
import org.parley.Portal.Database;
import org.parley.mail.PostOffice;

/** One portal a database with every kind of door, for all tests of them: starting one takes seconds. */
final class Street {
    static final Provider PROVIDER = new Provider();
    static final Company COMPANY = new Company();
    static final Gallery GALLERY = new Gallery();
    static final PostOffice POST = new PostOffice();
    private static final Map<Database, Portal> PORTALS = new EnumMap<>(Database.class);

    private Street() {}

    static synchronized Portal portal(Database database) {
        return PORTALS.computeIfAbsent(database, Street::open);
    }

    private static Portal open(Database database) {
        var settings = new HashMap<>(PROVIDER.doors());
        settings.putAll(database == Database.H2 ? COMPANY.door() : COMPANY.secureDoor());
        settings.put("PARLEY_DOORS", "acme,corp,plain,ldap");
        settings.putAll(POST.settings());
        settings.putAll(GALLERY.settings());
        var portal = new Portal(database, settings);
        Runtime.getRuntime().addShutdownHook(new Thread(portal::close));
        return portal.start();
    }
}
