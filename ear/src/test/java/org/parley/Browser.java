package org.parley;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A Chromium of the machine with a made-up camera and microphone; each person has a window of their own. */
public final class Browser implements AutoCloseable {
    private static final String DEVICES = "--use-fake-device-for-media-stream", ALLOW = "--use-fake-ui-for-media-stream", SOUND = "--autoplay-policy=no-user-gesture-required";

    private final Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final com.microsoft.playwright.Browser chromium;

    public Browser() {
        this(DEVICES, ALLOW, SOUND);
    }

    /** Its person says no when a page asks for the camera. */
    public static Browser thatDeniesTheCamera() {
        return new Browser(DEVICES, ALLOW + "=deny", SOUND);
    }

    /** On a machine without camera and microphone, as machines that run tests are. */
    public static Browser withoutDevices() {
        return new Browser(ALLOW, SOUND);
    }

    public static Browser withoutCamera() {
        return new Browser(DEVICES + "=device-count=0", ALLOW, SOUND);
    }

    /** Plays no sound before its person has touched the page. */
    public static Browser thatBlocksSound() {
        return new Browser(DEVICES, ALLOW, "--autoplay-policy=document-user-activation-required");
    }

    private Browser(String... flags) {
        var program = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome").map(Path::of).filter(Files::isExecutable).findFirst()
            .orElseThrow(() -> new IllegalStateException("Chromium is not installed: apt install chromium"));
        var all = Stream.concat(Stream.of("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync"), Stream.of(flags)).toList();
        chromium = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(program).setArgs(all));
    }

    public Window open(Portal portal) {
        return open(portal, 1280, 800, ColorScheme.LIGHT);
    }

    public Window open(Portal portal, int width, int height, ColorScheme colours) {
        var context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions().setBaseURL(portal.address("").toString())
            .setPermissions(List.of("camera", "microphone")).setViewportSize(width, height).setColorScheme(colours).setLocale("en-GB"));
        context.setDefaultTimeout(20_000);
        return new Window(context, context.newPage());
    }

    @Override public void close() {
        chromium.close();
        playwright.close();
    }

    /** One person's window; pages are found by what people read on them. */
    public record Window(BrowserContext context, Page page) {
        public Window signUp(String name) {
            page.navigate("/sign-up");
            page.getByLabel("Screen name").fill(name);
            page.getByLabel("E-mail").fill(name + "@example.org");
            page.getByLabel("Password").fill(Visitor.PASSWORD);
            page.getByLabel("Date of birth").fill("1990-05-17");
            page.getByLabel("I accept the terms and have read the privacy policy").check();
            button("Create account");
            page.waitForURL(url -> !url.contains("/sign-up"));
            return this;
        }

        public Window signIn(String email, String password) {
            page.navigate("/sign-in");
            page.getByLabel("E-mail").fill(email);
            page.getByLabel("Password").fill(password);
            button("Sign in");
            page.waitForURL(address -> !address.endsWith("/sign-in"));
            return this;
        }

        public Window openRoom(String name) {
            page.navigate("/rooms/new");
            page.getByLabel("Room name").fill(name);
            page.getByLabel("Title", new Page.GetByLabelOptions().setExact(true)).fill("Room " + name);
            button("Open room");
            page.waitForURL("**/room/" + name);
            return this;
        }

        public Window findInDirectory(String name) {
            page.navigate("/");
            page.locator("main a[href$='/room/" + name + "']").first().click();
            page.waitForURL("**/room/" + name);
            return this;
        }

        /** In a new tab, where a sound was refused. Until then nothing is asked of the page: Playwright's questions count as a touch. */
        public Window untouchedAt(String path) {
            var fresh = context.newPage();
            fresh.addInitScript("""
                const play = HTMLMediaElement.prototype.play;
                HTMLMediaElement.prototype.play = function () {
                  const played = play.call(this);
                  played.catch(failure => console.log(`play: ${failure.name}`));
                  return played;
                };""");
            fresh.waitForConsoleMessage(new Page.WaitForConsoleMessageOptions().setPredicate(message -> message.text().equals("play: NotAllowedError")), () -> fresh.navigate(path));
            page.close();
            return new Window(context, fresh);
        }

        public void button(String label) {
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(label).setExact(true)).first().click();
        }

        public void say(String text) {
            page.getByLabel("Message", new Page.GetByLabelOptions().setExact(true)).fill(text);
            button("Send");
        }

        public void types(String text) {
            page.getByLabel("Message", new Page.GetByLabelOptions().setExact(true)).fill(text);
        }

        public String typed() {
            return page.getByLabel("Message", new Page.GetByLabelOptions().setExact(true)).inputValue();
        }

        /** Waits until the page says that the portal is not reached. */
        public void isDisconnected() {
            page.getByRole(AriaRole.STATUS).getByText(java.util.regex.Pattern.compile("Connection lost|Connecting again")).first().waitFor();
        }

        public void sees(String text) {
            page.getByRole(AriaRole.LOG).getByText(text, new com.microsoft.playwright.Locator.GetByTextOptions().setExact(true)).first().waitFor();
        }

        public int timesSeen(String text) {
            return page.getByRole(AriaRole.LOG).getByText(text, new com.microsoft.playwright.Locator.GetByTextOptions().setExact(true)).count();
        }

        /** Waits until the page tells this person so. */
        public void isTold(String text) {
            page.getByRole(AriaRole.ALERT).getByText(text).first().waitFor();
        }

        public boolean isOnAir() {
            return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Camera and microphone").setPressed(true)).count() > 0;
        }

        public void camera() {
            button("Camera and microphone");
        }

        /** Waits until the picture of this person has moved by more frames than it had. */
        public void seesMoving(String person) {
            var video = "[data-person='" + person + "'] video";
            page.waitForFunction("s => [...document.querySelectorAll(s)].some(v => v.getVideoPlaybackQuality().totalVideoFrames > 5)", video,
                new Page.WaitForFunctionOptions().setTimeout(30_000));
            var before = frames(video);
            page.waitForFunction("([s, n]) => [...document.querySelectorAll(s)].some(v => v.getVideoPlaybackQuality().totalVideoFrames > n + 5)", List.of(video, before),
                new Page.WaitForFunctionOptions().setTimeout(30_000));
        }

        private int frames(String video) {
            return ((Number) page.evaluate("s => Math.max(0, ...[...document.querySelectorAll(s)].map(v => v.getVideoPlaybackQuality().totalVideoFrames))", video)).intValue();
        }

        /** Waits until the sound of this person arrives: the fake microphone beeps, so its level leaves zero. */
        public void hears(String person) {
            page.waitForFunction("""
                async s => {
                  const track = [...document.querySelectorAll(s)].flatMap(m => m.srcObject ? m.srcObject.getAudioTracks() : [])[0];
                  if (!track) return false;
                  const sound = window.parleyTestSound ??= new AudioContext();
                  await sound.resume();
                  const ear = sound.createAnalyser();
                  sound.createMediaStreamSource(new MediaStream([track])).connect(ear);
                  const level = new Float32Array(ear.fftSize);
                  for (let n = 0; n < 100; n++) {
                    await new Promise(r => setTimeout(r, 20));
                    ear.getFloatTimeDomainData(level);
                    if (level.some(v => Math.abs(v) > 0.001)) return true;
                  }
                  return false;
                }""", "[data-person='" + person + "'] video, [data-person='" + person + "'] audio", new Page.WaitForFunctionOptions().setTimeout(30_000));
        }

        public boolean isMuted(String person) {
            return (Boolean) page.evaluate("s => document.querySelector(s).muted", "[data-person='" + person + "'] video");
        }

        public void close() {
            context.close();
        }
    }
}
