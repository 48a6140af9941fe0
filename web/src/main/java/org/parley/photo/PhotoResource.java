package org.parley.photo;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.parley.account.CurrentPerson;

/**
 * {@code POST /api/photos}: a form with the picture as {@code photo}, of the member who is signed in; 201 with {@code {"id"}}, or 401, 413, 422, 503 with
 * {@code {"code","message"}}. {@code GET /api/photos/{id}/large|square}: a JPEG, or 404 for who may not see it.
 */
@WebServlet("/api/photos/*")
@MultipartConfig(maxRequestSize = Uploads.FORM_MOST, maxFileSize = Uploads.FORM_MOST, fileSizeThreshold = Uploads.FORM_MOST)
public class PhotoResource extends HttpServlet {
    private static final Pattern PATH = Pattern.compile("/([0-9a-f]{32})/(large|square)");

    @Inject transient Photos photos;
    @Inject transient PhotoSettings settings;
    @Inject transient CurrentPerson currentPerson;

    @Override protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = PATH.matcher(request.getPathInfo() == null ? "" : request.getPathInfo());
        var picture = path.matches() ? photos.see(path.group(1), path.group(2).equals("square"), currentPerson.member()) : Optional.<byte[]>empty();
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

    @Override protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        var member = currentPerson.member();
        var photo = member.isEmpty() ? Optional.<byte[]>empty() : Uploads.photo(request);
        if (photo.isEmpty()) {
            Uploads.refuse(response, member.isEmpty() ? "sign-in" : "missing", settings);
            return;
        }
        switch (photos.add(member.get(), photo.get())) {
            case Photos.Outcome.Added added -> Uploads.taken(response, added.id());
            case Photos.Outcome.Refused refused -> Uploads.refuse(response, refused.why(), settings);
        }
    }
}
