package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.parley.Browser;
import org.parley.Portal;
import org.parley.Visitor;

/** What two people do together, in two Chromiums. */
@Tag("browser")
@DisplayNameGeneration(ReplaceUnderscores.class)
class TogetherInTheBrowserIT {
    private static final String RECORD = """
        async () => {
          const canvas = document.createElement('canvas'); canvas.width = 160; canvas.height = 90;
          const pen = canvas.getContext('2d'), parts = [];
          const draw = setInterval(() => { pen.fillStyle = `hsl(${Date.now() % 360} 80% 50%)`; pen.fillRect(0, 0, 160, 90); }, 40);
          const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: 'video/webm' });
          recorder.ondataavailable = event => parts.push(event.data);
          recorder.start();
          await new Promise(done => { setTimeout(done, 4000); });
          await new Promise(done => { recorder.onstop = done; recorder.stop(); });
          clearInterval(draw);
          const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
          return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''));
        }""";
    /** Another site's player, as far as it speaks with the page around it. */
    private static final String PLAYER = """
        <!doctype html><title>Player</title><script>
          let at = 0, runs = false;
          const tell = () => parent.postMessage(JSON.stringify({ event: 'infoDelivery', info: { currentTime: at, duration: 120, playerState: runs ? 1 : 2 } }), '*');
          addEventListener('message', ({ data }) => {
            const { event, func, args } = JSON.parse(data);
            if (event === 'listening') parent.postMessage(JSON.stringify({ event: 'onReady' }), '*');
            if (func === 'playVideo') runs = true;
            if (func === 'pauseVideo') runs = false;
            if (func === 'seekTo') at = args[0];
            document.title = runs ? 'runs' : 'stands';
          });
          setInterval(() => { if (runs) at += 0.1; tell(); }, 100);
        </script>""";

    private static Browser one, other;
    private final String room = Visitor.unique("film"), annaName = Visitor.unique("anna"), benName = Visitor.unique("ben");

    @BeforeAll static void start() {
        one = new Browser();
        other = new Browser();
    }

    @AfterAll static void stop() {
        one.close();
        other.close();
    }

    private static void connected(Browser.Window window) {
        window.page().locator("#room[data-state=connected]").waitFor();
    }

    private Browser.Window anna() {
        var anna = one.open(Portal.shared(Portal.Database.H2)).signUp(annaName).openRoom(room);
        connected(anna);
        anna.button("Together");
        return anna;
    }

    private Browser.Window ben() {
        var ben = other.open(Portal.shared(Portal.Database.H2)).signUp(benName);
        ben.page().navigate("/room/" + room);
        connected(ben);
        return ben;
    }

    private static void inDialog(Browser.Window window, String button) {
        window.page().locator("dialog[open]").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button).setExact(true)).click();
        window.page().locator("dialog[open]").waitFor(new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
    }

    private static void clean(Browser.Window window, String what) {
        assertThat(new AxeBuilder(window.page()).analyze().getViolations()).as(what).isEmpty();
    }

    private static double at(Browser.Window window) {
        return ((Number) window.page().evaluate("() => document.querySelector('#watch video').currentTime")).doubleValue();
    }

    @Test @DisplayName("R12 a file from the disk plays in step for both, and stops for both")
    void a_file_in_step() {
        var anna = anna();
        var ben = ben();
        var film = Base64.getDecoder().decode((String) anna.page().evaluate(RECORD));
        anna.button("Add a video");
        clean(anna, "the dialog");
        anna.page().getByLabel("A video from your disk").setInputFiles(new FilePayload("Holidays.webm", "video/webm", film));
        inDialog(anna, "Add a video");
        anna.button("Play for all");
        for (var window : new Browser.Window[] {anna, ben}) window.page().waitForFunction("() => document.querySelector('#watch video')?.currentTime > 1");
        assertThat(at(ben)).isCloseTo(at(anna), org.assertj.core.data.Offset.offset(1.2));
        assertThat(ben.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Pause")).isVisible()).as("a member does not steer").isFalse();
        clean(anna, "watching");
        anna.button("Stop watching, for all");
        ben.page().locator("#watch video").waitFor(new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
        anna.close();
        ben.close();
    }

    @Test @DisplayName("R12 nothing is loaded from another site before a click, and then it runs with the room")
    void another_sites_player() {
        var anna = anna();
        var ben = ben();
        var loads = new AtomicInteger();
        ben.context().route("https://www.youtube-nocookie.com/**", route -> {
            loads.incrementAndGet();
            route.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody(PLAYER));
        });
        anna.button("Add a video");
        anna.page().getByLabel("Or its address").fill("https://www.youtube.com/watch?v=dQw4w9WgXcQ");
        anna.page().getByLabel("What it is called").fill("A song");
        inDialog(anna, "Add a video");
        anna.button("Play for all");
        ben.page().getByText("learns your network address").waitFor();
        assertThat(loads).hasValue(0);
        clean(ben, "the question");
        ben.button("Load it from YouTube");
        var player = ben.page().frameLocator("#watch iframe").locator("title");
        ben.page().waitForCondition(() -> "runs".equals(player.textContent()));
        assertThat(loads).hasValue(1);
        anna.page().locator("#watch").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Pause")).click();
        ben.page().waitForCondition(() -> "stands".equals(player.textContent()));
        anna.close();
        ben.close();
    }

    @Test @DisplayName("R13 a poll is asked and answered, people go to a smaller room with the camera on, and come back by themselves")
    void polls_and_smaller_rooms() {
        var anna = anna();
        var ben = ben();
        anna.button("Ask the room");
        anna.page().getByLabel("Question").fill("Tea or coffee?");
        anna.page().getByLabel("Answers, one a line, 2 to 10").fill("Tea\nCoffee");
        clean(anna, "asking");
        inDialog(anna, "Ask the room");
        ben.button("Answer");
        ben.page().getByLabel("Coffee").check();
        clean(ben, "voting");
        ben.button("Vote");
        anna.page().getByText("1 voted").waitFor();
        anna.page().getByLabel("Tea").check();
        anna.button("Vote");
        ben.page().getByText("2 voted").waitFor();
        assertThat(ben.page().locator(".bars li").first().textContent()).contains("1 (50 %)");

        ben.camera();
        anna.seesMoving(benName);
        anna.button("Open smaller rooms");
        clean(anna, "smaller rooms");
        inDialog(anna, "Open smaller rooms");
        ben.button("Go now");
        ben.page().waitForURL("**/room/b-*");
        ben.page().locator("[data-mine] video").waitFor();
        ben.button("Together new");
        ben.page().getByText("This belongs to").waitFor();
        clean(ben, "in a smaller room");
        anna.button("Bring everybody back");
        ben.page().getByText("The smaller room is over").waitFor();
        ben.page().waitForURL("**/room/" + room);
        ben.page().locator("[data-mine] video").waitFor();
        anna.seesMoving(benName);
        anna.close();
        ben.close();
    }
}
