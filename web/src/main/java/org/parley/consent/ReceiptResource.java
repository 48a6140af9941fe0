package org.parley.consent;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.parley.account.CurrentPerson;

/** {@code GET /api/receipts/{number}}: the signed receipt of one's own decision (C3); 404 for any other. */
@WebServlet("/api/receipts/*")
public class ReceiptResource extends HttpServlet {
    @Inject transient Receipts receipts;
    @Inject transient CurrentPerson currentPerson;

    @Override protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var number = request.getPathInfo() == null ? "" : request.getPathInfo().substring(1);
        var member = currentPerson.member();
        var receipt = member.isPresent() && number.matches("\\d{1,18}") ? receipts.receipt(member.get(), Long.parseLong(number)) : java.util.Optional.<String>empty();
        if (receipt.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("application/jose");
        response.setHeader("Content-Disposition", "attachment; filename=\"parley-receipt-" + number + ".jws\"");
        response.getWriter().write(receipt.get());
    }
}
