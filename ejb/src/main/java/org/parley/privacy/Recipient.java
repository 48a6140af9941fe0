package org.parley.privacy;

/** Who gets data besides the portal itself (GDPR Art. 4(9)). */
public enum Recipient {
    /** The people in the same room. */
    ROOM,
    /** Everybody who opens a page of the portal. */
    EVERYONE,
    /** Those a person chose as audience. */
    CHOSEN,
    /** The operator's staff with a role in the console. */
    STAFF,
    /** The SMTP server of {@code parley.mail.smtp-host}. */
    MAIL_SERVER("parley.mail.smtp-host"),
    /** The Kurento Media Servers of {@code parley.media.kurento-uris}. */
    MEDIA_SERVER("parley.media.kurento-uris"),
    /** Players of other sites, in browsers of those who opened one by a click. */
    PLAYERS("parley.together.players"),
    /** Whoever says who is there: the providers and the directory of {@code parley.doors}. */
    OTHER_DOORS("parley.doors");

    private final String setting;

    Recipient() {
        this(null);
    }

    Recipient(String setting) {
        this.setting = setting;
    }

    /** The setting that brings it into play and names it; null: it always is. */
    public String setting() {
        return setting;
    }

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
