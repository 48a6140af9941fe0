package org.parley.consent;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.parley.web.Texts;

/** The page of status 403: a purpose without ground, or a place for others. */
@Named
@RequestScoped
public class RefusedPage {
    @Inject HttpServletRequest request;

    public boolean isPurpose() { return request.getAttribute(RefusalFilter.REFUSAL) != null; }
    public String getWhy() { return isPurpose() ? Texts.refusal((Refusal) request.getAttribute(RefusalFilter.REFUSAL)) : Texts.get("error-403.text.why"); }
}
