package org.parley.door;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.account.EmailAddress;

/** What a provider says, as JSON, read by the names the door has for it. */
record Statement(Door door, Map<String, ?> json) {
    private static final int LONGEST = 600;

    Optional<String> subject() {
        return text("subject");
    }

    Introduction introduce(String issuer, Instant now) {
        var claims = new EnumMap<Claim, String>(Claim.class);
        for (var claim : Claim.values()) text(claim.word()).flatMap(text -> accepted(claim, text, now)).ifPresent(text -> claims.put(claim, text));
        return new Introduction(door.name(), issuer + '|' + subject().orElseThrow(), claims, text("email-verified").filter("true"::equals).isPresent(), false,
            text("nickname").or(() -> text("name")).orElse(""), door.roles().of(groups()), now);
    }

    /** What has no form that would be taken here was never said. */
    static Optional<String> accepted(Claim claim, String text, Instant now) {
        try {
            if (claim == Claim.PICTURE) return PictureAddress.of(text).map(address -> address.uri().toString());
            return Optional.of(claim.field().isPresent() ? claim.field().get().accept(text, LocalDate.ofInstant(now, ZoneOffset.UTC)) : new EmailAddress(text).value()).filter(one -> !one.isEmpty());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private List<String> groups() {
        return found("groups") instanceof List<?> groups ? groups.stream().map(String::valueOf).toList() : text("groups").map(List::of).orElse(List.of());
    }

    private Object found(String what) {
        Object found = json;
        for (var step : door.claims().getOrDefault(what, "").split("\\.")) found = found instanceof Map<?, ?> inner ? inner.get(step) : null;
        return found;
    }

    private Optional<String> text(String what) {
        return Optional.ofNullable(found(what)).filter(one -> one instanceof String || one instanceof Number || one instanceof Boolean).map(Object::toString).map(String::strip)
            .filter(text -> !text.isEmpty() && text.length() <= LONGEST);
    }
}
