package org.parley.photo;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.parley.web.Texts;

/** How pictures come in and what is answered: {@code {"id"}}, or {@code {"code","message"}}. */
public final class Uploads {
    /** In memory only: nothing of a picture is written to disk before it is sealed. */
    public static final int FORM_MOST = 32 << 20;

    private Uploads() {}

    /** The file sent as {@code photo} of a form. */
    public static Optional<byte[]> photo(HttpServletRequest request) throws IOException, ServletException {
        var form = request.getContentType() != null && request.getContentType().startsWith("multipart/form-data");
        var part = form ? request.getPart("photo") : null;
        return part == null ? Optional.empty() : Optional.of(part.getInputStream().readAllBytes());
    }

    public static void taken(HttpServletResponse response, String id) throws IOException {
        answer(response, HttpServletResponse.SC_CREATED, Json.createObjectBuilder().add("id", id));
    }

    public static void refuse(HttpServletResponse response, String code, PhotoSettings settings) throws IOException {
        answer(response, switch (code) {
            case "sign-in" -> HttpServletResponse.SC_UNAUTHORIZED;
            case "not-allowed" -> HttpServletResponse.SC_FORBIDDEN;
            case "bytes" -> HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
            case "busy", "too-many" -> HttpServletResponse.SC_SERVICE_UNAVAILABLE;
            default -> 422;
        }, Json.createObjectBuilder().add("code", code).add("message", Texts.get("photo.problem." + code, settings.bytesMost() / (1 << 20), settings.most(), Picture.SIDE_MOST)));
    }

    private static void answer(HttpServletResponse response, int status, JsonObjectBuilder json) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(json.build().toString());
    }
}
