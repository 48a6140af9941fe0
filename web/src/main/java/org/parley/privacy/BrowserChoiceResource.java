package org.parley.privacy;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.parley.account.ReturnPath;
import org.parley.privacy.BrowserItem.Choice;

/**
 * {@code POST /api/browser-choice} with {@code choice} ({@code necessary} or {@code preferences}) and {@code return}: what this
 * browser may keep. No Faces page, so that asking needs no session.
 */
@WebServlet("/api/browser-choice")
public class BrowserChoiceResource extends HttpServlet {
    @Inject transient BrowserChoice browser;

    @Override protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var choice = Arrays.stream(Choice.values()).filter(one -> one.word().equals(request.getParameter("choice"))).findFirst();
        if (choice.isEmpty()) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        browser.choose(choice.get(), response);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", request.getContextPath() + new ReturnPath(request.getParameter("return")).path());
    }
}
