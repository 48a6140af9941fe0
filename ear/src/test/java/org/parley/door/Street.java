package org.parley.door;

import java.util.HashMap;
import org.parley.Portal;
import org.parley.mail.PostOffice;

/** One portal with every kind of door, for all tests of them: starting one takes seconds. */
final class Street {
    static final Provider PROVIDER = new Provider();
    static final Company COMPANY = new Company();
    static final PostOffice POST = new PostOffice();
    static final Portal PORTAL = portal();

    private Street() {}

    private static Portal portal() {
        var settings = new HashMap<>(PROVIDER.doors());
        settings.putAll(COMPANY.door());
        settings.put("PARLEY_DOORS", "acme,corp,plain,ldap");
        settings.putAll(POST.settings());
        var portal = new Portal(Portal.Database.H2, settings);
        Runtime.getRuntime().addShutdownHook(new Thread(portal::close));
        return portal.start();
    }
}
