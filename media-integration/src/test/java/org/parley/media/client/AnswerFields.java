package org.parley.media.client;

import java.util.regex.Pattern;

/** What a client takes from an answer. */
public record AnswerFields(String ufrag, String password, String fingerprint, String address, int port) {
    public static AnswerFields of(String sdp) {
        var candidate = Pattern.compile("(?i)a=candidate:\\S+ 1 udp \\d+ (\\S+) (\\d+) typ host").matcher(sdp);
        if (!candidate.find()) throw new IllegalArgumentException("no candidate in\n" + sdp);
        return new AnswerFields(field(sdp, "ice-ufrag:"), field(sdp, "ice-pwd:"), field(sdp, "fingerprint:sha-256 "), candidate.group(1),
            Integer.parseInt(candidate.group(2)));
    }

    private static String field(String sdp, String name) {
        var matcher = Pattern.compile("a=" + Pattern.quote(name) + "(\\S+)").matcher(sdp);
        if (!matcher.find()) throw new IllegalArgumentException("no " + name + " in\n" + sdp);
        return matcher.group(1);
    }
}
