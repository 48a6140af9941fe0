package org.parley.room;

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
import org.parley.account.Person;
import org.parley.photo.PhotoSettings;
import org.parley.photo.Uploads;

/**
 * {@code POST /api/room-pictures/{room}}: a form with the picture as {@code photo}, of who may change the room; 201 with {@code {"id"}}, or 401, 403, 413,
 * 422, 503 with {@code {"code","message"}}. {@code GET /api/room-pictures/{id}}: a JPEG, or 404.
 */
@WebServlet("/api/room-pictures/*")
@MultipartConfig(maxRequestSize = Uploads.FORM_MOST, maxFileSize = Uploads.FORM_MOST, fileSizeThreshold = Uploads.FORM_MOST)
public class RoomPictureResource extends HttpServlet {
    private static final Pattern PICTURE = Pattern.compile("/([0-9a-f]{32})"), ROOM = Pattern.compile("/([a-z0-9-]{2,40})");

    @Inject transient RoomPictures pictures;
    @Inject transient PhotoSettings settings;
    @Inject transient CurrentPerson currentPerson;

    @Override protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = PICTURE.matcher(path(request));
        var picture = path.matches() ? pictures.see(path.group(1)) : Optional.<byte[]>empty();
        if (picture.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        // another picture has another address; a day, so that one that is removed does not stay in browsers
        response.setHeader("Cache-Control", "private, max-age=86400, immutable");
        response.setContentType("image/jpeg");
        response.setContentLength(picture.get().length);
        response.getOutputStream().write(picture.get());
    }

    @Override protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        var member = currentPerson.member();
        var path = ROOM.matcher(path(request));
        if (member.isEmpty()) Uploads.refuse(response, "sign-in", settings);
        else if (!path.matches()) Uploads.refuse(response, "not-allowed", settings);
        else hang(member.get(), path.group(1), Uploads.photo(request), response);
    }

    private void hang(Person.Member member, String room, Optional<byte[]> photo, HttpServletResponse response) throws IOException {
        if (photo.isEmpty()) {
            Uploads.refuse(response, "missing", settings);
            return;
        }
        switch (pictures.hang(member, room, photo.get())) {
            case RoomPictures.Outcome.Hung hung -> Uploads.taken(response, hung.picture());
            case RoomPictures.Outcome.Refused refused -> Uploads.refuse(response, refused.why(), settings);
        }
    }

    private static String path(HttpServletRequest request) {
        return request.getPathInfo() == null ? "" : request.getPathInfo();
    }
}
