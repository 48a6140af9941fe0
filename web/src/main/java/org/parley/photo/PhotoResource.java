package org.parley.photo;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.parley.account.CurrentPerson;
import org.parley.web.Texts;

/**
 * {@code POST /api/photos}: a form with the picture as {@code photo}, of the member who is signed in; 201 with {@code {"id"}}, or 401, 413, 422, 503 with
 * {@code {"code","message"}}. {@code GET /api/photos/{id}/large|square}: a JPEG, or 404 for who may not see it.
 */
@WebServlet("/api/photos/*")
@MultipartConfig(maxRequestSize = PhotoResource.FORM_MOST, maxFileSize = PhotoResource.FORM_MOST, fileSizeThreshold = PhotoResource.FORM_MOST)
public class PhotoResource extends HttpServlet {
    private static final Pattern PATH = Pattern.compile("/([0-9a-f]{32})/(large|square)");

    /** In memory only: nothing of a picture is written to disk before it is sealed. */
    static final int FORM_MOST = 32 << 20;

    @Inject transient Photos photos;
    @Inject transient PhotoSettings settings;
    @Inject transient CurrentPerson currentPerson;

    @Override protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = PATH.matcher(request.getPathInfo() == null ? "" : request.getPathInfo());
        var picture = path.matches() ? photos.see(path.group(1), path.group(2).equals("square"), currentPerson.member()) : java.util.Optional.<byte[]>empty();
        if (picture.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        // a picture never changes, who may see it does: kept by the browser, asked for each time
        response.setHeader("Cache-Control", "private, no-cache");
        response.setHeader("ETag", '"' + path.group(1) + '"');
        if (('"' + path.group(1) + '"').equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType("image/jpeg");
        response.setContentLength(picture.get().length);
        response.getOutputStream().write(picture.get());
    }

    private static boolean isForm(HttpServletRequest request) {
        return request.getContentType() != null && request.getContentType().startsWith("multipart/form-data");
    }

    @Override protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        var member = currentPerson.member();
        if (member.isEmpty()) {
            refuse(response, HttpServletResponse.SC_UNAUTHORIZED, "sign-in");
            return;
        }
        var part = isForm(request) ? request.getPart("photo") : null;
        if (part == null) {
            refuse(response, 422, "missing");
            return;
        }
        switch (photos.add(member.get(), part.getInputStream().readAllBytes())) {
            case Photos.Outcome.Added added -> answer(response, HttpServletResponse.SC_CREATED, Json.createObjectBuilder().add("id", added.id()));
            case Photos.Outcome.Refused refused -> refuse(response, switch (refused.why()) {
                case "bytes" -> HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
                case "busy", "too-many" -> HttpServletResponse.SC_SERVICE_UNAVAILABLE;
                default -> 422;
            }, refused.why());
        }
    }

    private void refuse(HttpServletResponse response, int status, String code) throws IOException {
        answer(response, status, Json.createObjectBuilder().add("code", code)
            .add("message", Texts.get("photo.problem." + code, settings.bytesMost() / (1 << 20), settings.most(), Picture.SIDE_MOST)));
    }

    private static void answer(HttpServletResponse response, int status, jakarta.json.JsonObjectBuilder json) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(json.build().toString());
    }
}
