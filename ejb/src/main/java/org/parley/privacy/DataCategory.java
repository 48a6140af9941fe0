package org.parley.privacy;

import java.util.Set;

/**
 * Every kind of personal data there is here (C1), with where it is and how long it is kept (P7). Where: {@code table.column} and
 * {@code table.*} of either database, {@code socket:frame} of the room socket, {@code jms:destination}, {@code field:name} of
 * a frame or a message there, {@code log:field}, {@code memory:thing}, and the items of {@link BrowserItem} that name the category. A test fails on anything that is nowhere.
 */
public enum DataCategory {
    NAME(Kept.WITH_ACCOUNT, "account.sealed_name", "account.name_print", "socket:welcome", "socket:joined", "socket:left", "socket:presence", "field:joined", "field:left", "socket:state", "socket:hand", "field:hand",
        "field:you", "field:person", "field:members", "field:from", "field:to", "field:author"),
    EMAIL(Kept.WITH_ACCOUNT, "account.sealed_email", "account.email_print"),
    LETTERS(Kept.FOR_A_TIME, "kept_letter.*", "jms:letters", "jms:letters-dead", "field:sealed"),
    LOOK(Kept.WITH_ACCOUNT, "member_look.*"),
    PASSWORD(Kept.WITH_ACCOUNT, "account.sealed_password", "memory:guesses", "field:password"),
    MEMBERSHIP(Kept.WITH_ACCOUNT, "account.id", "account.state", "account.administrator", "account.terms_at", "account.created_at",
        "account.verify_hash", "account.verify_until", "vault_key.*", "field:subject", "field:role"),
    ACCOUNT_EVENTS(Kept.FOR_A_TIME, "account_event.*", "planned_erasure.*"),
    FORMER_NAMES(Kept.WITH_ACCOUNT, "former_name.*", "name_shape.*"),
    STAFF_ROLES(Kept.WITH_ACCOUNT, "staff_role.*"),
    AGE(Kept.WITH_ACCOUNT, "account.adult", "memory:age-gate"),
    BROWSERS(Kept.FOR_A_TIME, "remembered_browser.*", "ended_session.*"),
    FACTORS(Kept.WITH_ACCOUNT, "totp.*", "recovery_code.*", "passkey.*"),
    CONNECTIONS(Kept.WITH_ACCOUNT, "door_connection.*", "copied_claim.*", "memory:introduction"),
    DEVICES(Kept.FOR_A_TIME, "known_device.*"),
    LINKS(Kept.FOR_A_TIME, "password_reset.*", "email_change.*"),
    NETWORK_ADDRESS(Kept.IN_MEMORY, "memory:rates"),
    ROOMS(Kept.WITH_ACCOUNT, "room.*"),
    ROOM_ROLES(Kept.WITH_ACCOUNT, "room_role.*", "room_camera.*", "socket:role", "socket:give"),
    MODERATION(Kept.FOR_A_TIME, "moderation_act.*", "socket:moderate", "socket:moderated", "socket:moderation", "socket:bans", "socket:forgive", "socket:admit", "socket:knocking", "socket:camera", "socket:asking",
        "field:act", "field:bans", "field:ban", "field:case", "field:knocking", "field:asking", "field:waits", "field:here", "field:always"),
    REPORTS(Kept.FOR_A_TIME, "report.*", "socket:report", "field:kind", "field:picture"),
    MESSAGES(Kept.FOR_A_TIME, "message.*", "message_reaction.*", "private_message.*", "socket:letter", "socket:change", "socket:remove", "socket:react", "socket:reacted", "socket:touched", "socket:search", "socket:found",
        "field:messages", "field:touched", "field:changed", "field:replyTo", "field:reactions", "field:emoji", "field:mine", "field:query", "field:words", "jms:nodes", "socket:say", "socket:said", "socket:ack", "socket:whisper", "socket:whispered", "log:room",
        "field:text", "field:history", "field:at"),
    TOGETHER(Kept.FOR_A_TIME, "room_video.*", "poll.*", "poll_vote.*", "breakout_seat.*", "socket:queue", "socket:unqueue", "socket:poll", "socket:vote", "socket:close-poll", "socket:voted", "socket:together", "socket:seat", "socket:breakout",
        "field:address", "field:title", "field:playlist", "field:video", "field:player", "field:polls", "field:poll", "field:question", "field:choices", "field:votes", "field:voters"),
    ROOM_FILES(Kept.FOR_A_TIME, "room_file.*", "file:rooms", "field:image"),
    PICTURE_AND_SOUND(Kept.NOT_AT_ALL, "socket:audience", "field:watching", "socket:publish", "socket:subscribe", "socket:candidate", "socket:answer", "socket:published", "socket:unpublish",
        "socket:unpublished", "socket:unsubscribe", "socket:renegotiate", "jms:media-commands", "jms:media-events",
        "field:sdp", "field:candidate", "field:stream", "field:streams", "field:source", "field:state", "field:muted", "field:cameraOff", "field:away", "field:by"),
    INVITED(Kept.FOR_A_TIME, "invitation.*"),
    NO_INVITATIONS(Kept.FOR_GOOD, "suppressed_address.*"),
    GUEST(Kept.FOR_A_TIME, "memory:session"),
    VISITS(Kept.FOR_A_TIME, "room_visit.*"),
    PROFILE(Kept.WITH_ACCOUNT, "profile_field.*", "member_word.*", "like_minded.*"),
    PHOTOS(Kept.WITH_ACCOUNT, "photo.*", "file:photos"),
    CONTACTS(Kept.WITH_ACCOUNT, "contact.*", "blocked_member.*", "socket:block", "socket:blocked", "field:blocked"),
    PLANS(Kept.WITH_ACCOUNT, "held_plan.*", "socket:allowance", "field:allowance", "field:lines"),
    DECISIONS(Kept.WITH_ACCOUNT, "consent_record.*", "consent_text.*"),
    PROCESSING_LOG(Kept.FOR_A_TIME, "processing_entry.*", "processing_count.*"),
    HOLDS(Kept.UNTIL_ITS_END, "legal_hold.*");

    private enum Kept { WITH_ACCOUNT, FOR_A_TIME, IN_MEMORY, UNTIL_ITS_END, FOR_GOOD, NOT_AT_ALL }

    /** Tables and frames that say nothing about anybody. */
    public static final Set<String> IMPERSONAL = Set.of("document_version.*", "field:gathered", "room_watch.*", "room_timer.*", "breakout.*", "socket:watch", "socket:timer", "socket:breakout-end", "socket:back",
        "field:several", "field:open", "field:timer", "field:breakouts", "field:chosen", "field:rooms", "field:number", "field:seats", "field:home", "field:watch", "field:ends", "field:origin",
        "plan_price.*", "plan_entitlement.*", "room_permission.*", "room_link.*", "featured_room.*", "consent_head.*", "ledger_anchor.*", "flyway_schema_history.*",
        "socket:accept", "socket:announce", "socket:done", "socket:lock", "socket:rules", "socket:slow", "socket:stage", "socket:waiting",
        "field:accept", "field:announced", "field:cameraDoor", "field:cameras", "field:count", "field:door", "field:embedded", "field:guests", "field:keptDays", "field:label", "field:listed", "field:locked", "field:may", "field:minutes", "field:on", "field:recorded", "field:rules", "field:seconds", "field:slow", "field:stage", "field:until", "field:up", "field:version", "field:where", "field:yes",
        "socket:hello", "socket:leave", "socket:error", "log:count",
        "field:type", "field:id", "field:seq", "field:after", "field:last", "field:complete", "field:ice", "field:for", "field:sdpMid", "field:sdpMLineIndex",
        "field:code", "field:message", "field:retryAfter", "field:need", "field:room", "field:maxKbps", "field:reason", "field:detail",
        "field:purpose", "field:letter", "field:JMSXGroupID");

    private final Kept kept;
    private final Set<String> places;

    DataCategory(Kept kept, String... places) {
        this.kept = kept;
        this.places = Set.of(places);
    }

    public Set<String> places() {
        return places;
    }

    /** Whether it goes with the account, at the latest. */
    public boolean isKeptWithAccount() {
        return kept == Kept.WITH_ACCOUNT;
    }

    public boolean isKeptForATime() {
        return kept == Kept.FOR_A_TIME;
    }

    /** How it is kept, as the beginning of a text key: {@code with-account}. */
    public String keptWord() {
        return kept.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** Setting that says how long, {@code parley.retention.messages}; a return token lives as long as "Stay signed in". */
    public String setting() {
        return this == BROWSERS ? "parley.account.stay-signed-in" : "parley.retention." + word();
    }

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
