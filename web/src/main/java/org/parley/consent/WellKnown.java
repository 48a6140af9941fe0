package org.parley.consent;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * {@code /.well-known/parley-receipts.json}: the keys receipts are signed with. {@code /.well-known/gpc.json}: that Global
 * Privacy Control is honoured (C9, Global Privacy Control, section 4).
 */
@WebServlet({"/.well-known/parley-receipts.json", "/.well-known/gpc.json"})
public class WellKnown extends HttpServlet {
    @Inject transient ReceiptKeys keys;

    @Override protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(request.getServletPath().endsWith("gpc.json") ? "{\"gpc\":true,\"lastUpdate\":\"2026-11-25\"}" : keys.published());
    }
}
