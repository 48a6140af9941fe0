package org.parley.account;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.parley.web.JsonText;

/**
 * {@code POST /api/password-strength} with {@code {"password", "words": […]}} answers {@code {"score"}} from 0, guessed at once,
 * to 4. Nothing is kept. Who asks too often gets 429, and so does everybody while two are being worked out.
 */
@WebServlet("/api/password-strength")
public class PasswordStrengthResource extends HttpServlet {
    private static final int MOST = 2048, WORDS = 4;
    private static final Pace.Limit QUESTIONS = new Pace.Limit("password strengths", 120, Duration.ofMinutes(1));

    @Inject transient PasswordRules rules;
    @Inject transient Pace pace;
    @Inject transient Clock clock;

    private final transient Semaphore running = new Semaphore(2);

    @Override protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!pace.allows(QUESTIONS, request.getRemoteAddr(), clock.instant())) {
            response.setStatus(429);
            return;
        }
        var body = request.getInputStream().readNBytes(MOST + 1);
        JsonObject json;
        try {
            if (body.length > MOST) throw new JsonException("too long");
            json = JsonText.object(new String(body, StandardCharsets.UTF_8));
        } catch (JsonException e) {
            response.setStatus(422);
            return;
        }
        if (!(json.get("password") instanceof JsonString password)) response.setStatus(422);
        else if (!running.tryAcquire()) response.setStatus(429);
        else try {
            var words = json.get("words") instanceof jakarta.json.JsonArray array
                ? array.stream().filter(JsonString.class::isInstance).limit(WORDS).map(one -> ((JsonString) one).getString()).toArray(String[]::new) : new String[0];
            response.setContentType("application/json");
            response.getWriter().write(Json.createObjectBuilder().add("score", rules.strength(password.getString(), words)).build().toString());
        } finally {
            running.release();
        }
    }
}
