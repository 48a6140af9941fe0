package org.parley.mail;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.parley.web.Texts;

/**
 * {@code POST /api/<page>?token=…}: ends a kind of letters. A mail program says {@code List-Unsubscribe=One-Click} and gets 200, or
 * 404 for a token that was made up (RFC 8058); it sends neither cookies nor Origin. The page sends its form here and is led back.
 * {@code GET} shows that page and changes nothing: programs that look at links would end letters for people.
 */
public abstract class OneClick extends HttpServlet {
    private final String page;

    /** @param page its address without a slash, and the beginning of its text keys */
    protected OneClick(String page) {
        this.page = page;
    }

    /** @return false for a token that was made up */
    protected abstract boolean end(String token);

    @Override protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var token = request.getParameter("token");
        response.sendRedirect(request.getContextPath() + '/' + page + "?token=" + URLEncoder.encode(token == null ? "" : token, StandardCharsets.UTF_8));
    }

    @Override protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var known = end(request.getParameter("token"));
        if ("One-Click".equals(request.getParameter("List-Unsubscribe"))) {
            response.setStatus(known ? HttpServletResponse.SC_OK : HttpServletResponse.SC_NOT_FOUND);
            response.setContentType("text/plain");
            response.setCharacterEncoding("UTF-8");
            response.getWriter().write(Texts.get(page + (known ? ".text.done" : ".text.unknown")));
            return;
        }
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", request.getContextPath() + '/' + page + (known ? "?done=yes" : ""));
    }
}
