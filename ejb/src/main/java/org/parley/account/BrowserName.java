package org.parley.account;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Browser and system out of a User-Agent, as far as one tells them: browsers say little about themselves nowadays, so names are
 * enough and versions would be wrong. Empty: not known.
 */
public record BrowserName(String browser, String system) {
    // in this order: most pretend to be another as well
    private static final List<Map.Entry<Pattern, String>> BROWSERS = List.of(names("Edg(e|A|iOS)?/", "Edge"), names("OPR/|Opera", "Opera"), names("SamsungBrowser/", "Samsung Internet"),
        names("Vivaldi/", "Vivaldi"), names("YaBrowser/", "Yandex"), names("DuckDuckGo/", "DuckDuckGo"), names("Firefox/|FxiOS/", "Firefox"), names("Chromium/|HeadlessChrome/", "Chromium"),
        names("Chrome/|CriOS/", "Chrome"), names("Version/.* Safari/", "Safari"), names("curl/", "curl"), names("Java-http-client/|Java/", "Java"), names("python", "Python")),
        SYSTEMS = List.of(names("iPhone|iPad|iPod", "iOS"), names("Android", "Android"), names("CrOS", "ChromeOS"), names("Windows", "Windows"), names("Macintosh|Mac OS X", "macOS"), names("Linux|X11", "Linux"));

    private static Map.Entry<Pattern, String> names(String pattern, String name) {
        return Map.entry(Pattern.compile(pattern), name);
    }

    public static BrowserName of(String agent) {
        return new BrowserName(first(BROWSERS, agent), first(SYSTEMS, agent));
    }

    private static String first(List<Map.Entry<Pattern, String>> names, String agent) {
        return names.stream().filter(one -> one.getKey().matcher(agent).find()).map(Map.Entry::getValue).findFirst().orElse("");
    }
}
