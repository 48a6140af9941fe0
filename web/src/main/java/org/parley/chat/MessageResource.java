package org.parley.chat;

import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.parley.account.CurrentPerson;
import org.parley.account.Names;
import org.parley.account.Person;
import org.parley.consent.PurposeRefused;
import org.parley.web.Texts;

/**
 * {@code GET /api/messages/{screen-name}?after=} what is new in a conversation, as {@code {"lines":[{"id","mine","text","at"}]}}, which counts
 * as seen; {@code POST} with {@code text} and {@code id} writes, 201 with {@code {"id"}}. Else 401, 404, 422 with {@code {"code","message"}}.
 */
@WebServlet("/api/messages/*")
public class MessageResource extends HttpServlet {
    private static final JsonProvider JSON = JsonProvider.provider();
    @Inject transient PrivateMessages messages;
    @Inject transient Names names;
    @Inject transient CurrentPerson currentPerson;

    private Optional<Person.Member> other(HttpServletRequest request) {
        var path = request.getPathInfo();
        return path == null || path.length() < 2 ? Optional.empty() : names.find(path.substring(1));
    }

    @Override protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            request.setCharacterEncoding("UTF-8");
            var me = currentPerson.member();
            var other = me.flatMap(one -> other(request));
            if (me.isEmpty()) refuse(response, HttpServletResponse.SC_UNAUTHORIZED, "sign-in");
            else if (other.isEmpty()) refuse(response, HttpServletResponse.SC_NOT_FOUND, "gone");
            else if (request.getMethod().equals("GET")) read(request, response, me.get(), other.get());
            else if (request.getMethod().equals("POST")) write(request, response, me.get(), other.get());
            else response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } catch (PurposeRefused e) {
            answer(response, HttpServletResponse.SC_FORBIDDEN, JSON.createObjectBuilder().add("code", e.refusal().code()).add("message", Texts.get("refusal." + e.refusal().word())));
        }
    }

    private void read(HttpServletRequest request, HttpServletResponse response, Person.Member me, Person.Member other) throws IOException {
        long after;
        try {
            after = Long.parseLong(String.valueOf(request.getParameter("after")));
        } catch (NumberFormatException e) {
            refuse(response, 422, "after");
            return;
        }
        var lines = messages.lines(me, other.id(), 0, after);
        var array = JSON.createArrayBuilder();
        for (var line : lines) array.add(JSON.createObjectBuilder().add("id", line.id()).add("mine", line.mine()).add("text", line.text().orElse("")).add("at", line.at().toString()));
        if (lines.stream().anyMatch(line -> !line.mine())) messages.seen(me, other.id(), lines.getLast().id());
        answer(response, HttpServletResponse.SC_OK, JSON.createObjectBuilder().add("lines", array));
    }

    private void write(HttpServletRequest request, HttpServletResponse response, Person.Member me, Person.Member other) throws IOException {
        var id = request.getParameter("id");
        if (id == null || id.isBlank() || id.length() > 64) {
            refuse(response, 422, "id");
            return;
        }
        switch (messages.send(me, other, id, Optional.ofNullable(request.getParameter("text")).orElse(""))) {
            case PrivateMessages.Outcome.Sent sent -> answer(response, HttpServletResponse.SC_CREATED, JSON.createObjectBuilder().add("id", sent.id()));
            case PrivateMessages.Outcome.Refused refused -> refuse(response, 422, refused.why());
        }
    }

    private static void refuse(HttpServletResponse response, int status, String why) throws IOException {
        answer(response, status, JSON.createObjectBuilder().add("code", why).add("message", Texts.get("messages.problem." + why)));
    }

    private static void answer(HttpServletResponse response, int status, JsonObjectBuilder json) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(json.build().toString());
    }
}
