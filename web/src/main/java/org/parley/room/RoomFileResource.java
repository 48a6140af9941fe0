package org.parley.room;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
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
import org.parley.consent.PurposeRefused;
import org.parley.photo.Picture;
import org.parley.together.RoomFiles;
import org.parley.together.TogetherSettings;
import org.parley.web.Texts;

/**
 * Files of a room, for people who are in it (R5, R12). {@code POST /api/room-files/{room}/pictures} a form with {@code picture};
 * {@code POST …/videos?bytes=}, then {@code PUT …/videos/{id}/{piece}} of {@value RoomFiles#PIECE} bytes each, then
 * {@code POST …/videos/{id}}; answers {@code {"id"}}, or 403, 413, 422, 429, 503 with {@code {"code","message"}}. {@code GET …/{id}} the file, in
 * ranges (RFC 9110, 14), or 404.
 */
@WebServlet("/api/room-files/*")
@MultipartConfig(maxRequestSize = RoomFiles.PICTURE_MOST + 65536, maxFileSize = RoomFiles.PICTURE_MOST, fileSizeThreshold = RoomFiles.PICTURE_MOST + 65536)
public class RoomFileResource extends HttpServlet {
    private static final Pattern PATH = Pattern.compile("/([a-z0-9-]{2,40})/(?:(pictures|videos)(?:/([0-9a-f]{32})(?:/([0-9]{1,5}))?)?|([0-9a-f]{32}))");
    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{1,12})-([0-9]{0,12})");
    private static final int MEBIBYTE = 1 << 20;

    @Inject transient LiveRooms rooms;
    @Inject transient Directory directory;
    @Inject transient RoomFiles files;
    @Inject transient TogetherSettings settings;
    @Inject transient CurrentPerson currentPerson;

    /** @param kind null for a file itself @param id null for a new one @param piece null for the whole */
    private record Asked(RoomId room, Visitor visitor, RoomRules rules, String kind, String id, String piece) {}

    private Optional<Asked> asked(HttpServletRequest request) {
        var path = PATH.matcher(request.getPathInfo() == null ? "" : request.getPathInfo());
        if (!path.matches()) return Optional.empty();
        var id = path.group(3) == null ? path.group(5) : path.group(3);
        return currentPerson.person().flatMap(person -> directory.number(path.group(1))
            .flatMap(room -> rooms.inside(room, person).map(visitor -> new Asked(room, visitor, rooms.rulesOf(room).orElseThrow(), path.group(2), id, path.group(4)))));
    }

    @Override protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        try {
            super.service(request, response);
        } catch (PurposeRefused e) {
            answer(response, HttpServletResponse.SC_FORBIDDEN, e.refusal().code(), Texts.get("refusal." + e.refusal().word()));
        }
    }

    @Override protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        var asked = asked(request).filter(one -> one.kind() != null && one.piece() == null).orElse(null);
        if (asked == null) refuse(response, "outside");
        else if (asked.kind().equals("videos")) tell(response, asked.id() == null ? files.beginVideo(asked.rules(), asked.visitor().person, asked.visitor().role, bytes(request))
            : files.finishVideo(asked.room(), asked.visitor().person, asked.id()));
        else if (asked.id() != null || request.getContentType() == null || !request.getContentType().startsWith("multipart/form-data")) refuse(response, "missing");
        else picture(request, response, asked);
    }

    private void picture(HttpServletRequest request, HttpServletResponse response, Asked asked) throws IOException, ServletException {
        byte[] content;
        try {
            var part = request.getPart("picture");
            content = part == null ? null : part.getInputStream().readAllBytes();
        } catch (IllegalStateException e) { // larger than a form may be
            refuse(response, "bytes");
            return;
        }
        if (content == null) refuse(response, "missing");
        else tell(response, files.addPicture(asked.rules(), asked.visitor().person, asked.visitor().role, content));
    }

    private static long bytes(HttpServletRequest request) {
        try {
            return Long.parseLong(String.valueOf(request.getParameter("bytes")));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    @Override protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var asked = asked(request).filter(one -> one.piece() != null && one.kind().equals("videos")).orElse(null);
        if (asked == null) refuse(response, "outside");
        else tell(response, files.putPiece(asked.room(), asked.visitor().person, asked.id(), Integer.parseInt(asked.piece()), request.getInputStream().readNBytes(RoomFiles.PIECE + 1)));
    }

    @Override protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var file = asked(request).filter(one -> one.kind() == null).flatMap(one -> files.find(one.room(), one.id())).orElse(null);
        if (file == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        var range = RANGE.matcher(String.valueOf(request.getHeader("Range")));
        long from = range.matches() ? Long.parseLong(range.group(1)) : 0;
        long to = Math.min(file.bytes(), range.matches() && !range.group(2).isEmpty() ? Long.parseLong(range.group(2)) + 1 : file.bytes());
        if (from >= to) {
            response.setHeader("Content-Range", "bytes */" + file.bytes());
            response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
            return;
        }
        var first = files.read(file, from);
        if (first.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader("Cache-Control", "private, no-store");
        response.setHeader("Accept-Ranges", "bytes");
        response.setContentType(file.type());
        if (range.matches()) {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader("Content-Range", "bytes " + from + '-' + (to - 1) + '/' + file.bytes());
        }
        response.setContentLengthLong(to - from);
        write(response, file, first, from, to);
    }

    private void write(HttpServletResponse response, RoomFiles.File file, Optional<byte[]> first, long from, long to) throws IOException {
        var out = response.getOutputStream();
        var piece = first;
        for (long at = from; at < to; piece = at < to ? files.read(file, at) : Optional.empty()) {
            if (piece.isEmpty()) throw new IOException("a file ends in the middle");
            int length = (int) Math.min(piece.get().length, to - at);
            out.write(piece.get(), 0, length);
            at += length;
        }
    }

    private void tell(HttpServletResponse response, RoomFiles.Outcome outcome) throws IOException {
        switch (outcome) {
            case RoomFiles.Outcome.Taken taken -> json(response, HttpServletResponse.SC_CREATED, Json.createObjectBuilder().add("id", taken.id()));
            case RoomFiles.Outcome.Refused refused -> refuse(response, refused.why());
        }
    }

    private void refuse(HttpServletResponse response, String why) throws IOException {
        answer(response, switch (why) {
            case "outside", "role" -> HttpServletResponse.SC_FORBIDDEN;
            case "bytes", "room-full" -> HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
            case "too-many" -> 429;
            case "busy" -> HttpServletResponse.SC_SERVICE_UNAVAILABLE;
            default -> 422;
        }, why, Texts.get("room-file.problem." + why, RoomFiles.PICTURE_MOST / MEBIBYTE, settings.videoMost() / MEBIBYTE, settings.roomMost() / MEBIBYTE, Picture.SIDE_MOST));
    }

    private static void answer(HttpServletResponse response, int status, String code, String message) throws IOException {
        json(response, status, Json.createObjectBuilder().add("code", code).add("message", message));
    }

    private static void json(HttpServletResponse response, int status, JsonObjectBuilder json) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(json.build().toString());
    }
}
