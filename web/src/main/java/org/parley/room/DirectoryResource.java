package org.parley.room;

import jakarta.inject.Inject;
import jakarta.json.spi.JsonProvider;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code GET /api/rooms?q=…&tag=…&language=…}: the listed rooms as they are now, for the directory page to keep itself up to date. */
@WebServlet("/api/rooms")
public class DirectoryResource extends HttpServlet {
    private static final JsonProvider JSON = JsonProvider.provider();
    @Inject transient Directory directory;

    @Override protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var rooms = JSON.createArrayBuilder();
        for (var room : directory.search(request.getParameter("q"), request.getParameter("tag"), request.getParameter("language")))
            rooms.add(JSON.createObjectBuilder().add("name", room.name()).add("title", room.title()).add("topic", room.topic()).add("language", room.language())
                .add("tags", JSON.createArrayBuilder(room.tags())).add("door", room.door().word()).add("people", room.people())
                .add("cameras", room.cameras()).add("capacity", room.capacity()).add("picture", room.picture())
                .add("letters", room.placeholder().letters()).add("hue", room.placeholder().hue()));
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(JSON.createObjectBuilder().add("rooms", rooms).build().toString());
    }
}
