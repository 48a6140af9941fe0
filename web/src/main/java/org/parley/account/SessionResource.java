package org.parley.account;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.parley.account.factor.SecondStep;
import org.parley.web.JsonText;
import org.parley.web.Texts;

/**
 * {@code POST /api/session}: signs a client in that is no browser, by {@code {"email","password"}}, with {@code "code"} beside
 * where the answer is 401 {@code second-factor}: a code of the member's app, or a recovery code; or as a guest by
 * {@code {"guest","adult":true,"terms":true}}; {@code DELETE} signs it out. At most 4 KiB of JSON. Answers 200, else 401 or
 * 422, or 503 where too many passwords wait, with {@code {"code","message"}}.
 */
@WebServlet("/api/session")
public class SessionResource extends HttpServlet {
    private static final int MOST = 4096;

    @Inject transient CurrentPerson current;
    @Inject transient SignIn signIn;
    @Inject transient SecondStep secondStep;
    @Inject transient GuestEntry guests;

    @Override protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var type = request.getContentType();
        if (type == null || !type.toLowerCase(java.util.Locale.ROOT).startsWith("application/json")) {
            refuse(response, 422, "bad-request", Texts.get("api.problem.content-type"));
            return;
        }
        var body = request.getInputStream().readNBytes(MOST + 1);
        if (body.length > MOST) {
            refuse(response, 422, "too-long", Texts.get("api.problem.too-long"));
            return;
        }
        JsonObject json;
        try {
            json = JsonText.object(new String(body, StandardCharsets.UTF_8));
        } catch (JsonException e) {
            refuse(response, 422, "bad-message", Texts.get("api.problem.no-object"));
            return;
        }
        if (json.containsKey("guest")) guest(json, response);
        else member(json, response);
    }

    @Override protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
        current.signOut();
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private void member(JsonObject json, HttpServletResponse response) throws IOException {
        if (!(json.get("email") instanceof JsonString email) || !(json.get("password") instanceof JsonString password)) {
            refuse(response, 422, "bad-message", Texts.get("api.problem.no-entry"));
            return;
        }
        switch (signIn.signIn(email.getString(), password.getString(), current.address())) {
            case SignIn.Outcome.Welcome welcome -> welcome(welcome.member(), response);
            case SignIn.Outcome.HalfWay half -> secondStep(half.member(), json, response);
            case SignIn.Outcome.Refused refused -> refuse(response, 401, "not-allowed", Texts.get("api.problem.refused"));
            case SignIn.Outcome.Newcomer newcomer -> refuse(response, 401, "newcomer", Texts.get("api.problem.newcomer"));
            case SignIn.Outcome.DirectoryDown down -> refuse(response, 503, "directory-down", Texts.get("sign-in.problem.directory-down"));
            case SignIn.Outcome.Unverified unverified -> refuse(response, 401, "unverified", Texts.get("api.problem.unverified"));
            case SignIn.Outcome.Asleep asleep -> refuse(response, 401, "asleep", Texts.get("api.problem.asleep"));
            case SignIn.Outcome.Busy busy -> {
                response.setHeader("Retry-After", "1");
                refuse(response, 503, "busy", Texts.get("api.problem.busy"));
            }
            case SignIn.Outcome.Slowed slowed -> {
                var seconds = Math.max(1, slowed.pause().toSeconds());
                response.setHeader("Retry-After", Long.toString(seconds));
                refuse(response, 401, "too-fast", Texts.get("api.problem.slowed", seconds));
            }
        }
    }

    private void secondStep(Person.Member member, JsonObject json, HttpServletResponse response) throws IOException {
        if (!(json.get("code") instanceof JsonString code)) {
            refuse(response, 401, "second-factor", Texts.get("api.problem.second-factor"));
            return;
        }
        switch (secondStep.prove(member, code.getString())) {
            case RIGHT -> welcome(member, response);
            case WRONG -> refuse(response, 401, "second-factor", Texts.get("api.problem.wrong-code"));
            case SLOWED -> refuse(response, 401, "too-fast", Texts.get("api.problem.codes-slowed"));
        }
    }

    private void guest(JsonObject json, HttpServletResponse response) throws IOException {
        var name = json.get("guest") instanceof JsonString text ? text.getString() : "";
        switch (guests.enter(name, JsonValue.TRUE.equals(json.get("adult")), JsonValue.TRUE.equals(json.get("terms")), current.address())) {
            case GuestEntry.Outcome.Welcome welcome -> welcome(welcome.guest(), response);
            case GuestEntry.Outcome.Refused refused -> {
                var problem = refused.problems().entrySet().iterator().next();
                refuse(response, 422, problem.getKey(), Texts.get(problem.getValue()));
            }
        }
    }

    private void welcome(Person person, HttpServletResponse response) throws IOException {
        current.signIn(person, false);
        answer(response, 200, Json.createObjectBuilder().add("person", person.screenName().value()).build());
    }

    private static void refuse(HttpServletResponse response, int status, String code, String message) throws IOException {
        answer(response, status, Json.createObjectBuilder().add("code", code).add("message", message).build());
    }

    private static void answer(HttpServletResponse response, int status, JsonObject json) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(json.toString());
    }
}
