package org.parley.look;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.parley.account.CurrentPerson;
import org.parley.account.ReturnPath;

/**
 * {@code POST /api/look} with any of {@code language}, {@code theme}, {@code zone} (empty or unknown: the browser's) and {@code return}.
 * A member's choice goes with the account, anybody else's with this browser. No Faces page, so that choosing needs no session.
 */
@WebServlet("/api/look")
public class LookResource extends HttpServlet {
    @Inject transient CurrentLook current;
    @Inject transient CurrentPerson currentPerson;
    @Inject transient LookDesk looks;
    @Inject transient LookCookie cookie;

    @Override protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var before = current.chosen();
        var spoken = current.language();
        var language = request.getParameter("language") == null ? before.language() : Language.of(request.getParameter("language"));
        var theme = request.getParameter("theme") == null ? before.theme() : Theme.of(request.getParameter("theme")).orElse(Theme.SYSTEM);
        var zone = request.getParameter("zone") == null ? before.zone() : Look.zone(request.getParameter("zone"));
        var look = new Look(language, theme, zone, language.orElse(spoken));
        currentPerson.member().ifPresentOrElse(member -> looks.keep(member, look), () -> cookie.write(look, response));
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", request.getContextPath() + new ReturnPath(request.getParameter("return")).path());
    }
}
