package org.parley.web;

import jakarta.faces.context.FacesContext;
import java.security.SecureRandom;
import java.util.Base64;
import org.primefaces.csp.CspState;

/**
 * What lets the inline scripts of one answer run (X7). It comes to be when a page with parts of PrimeFaces writes its first script,
 * and goes into the header then; no other page has one. A part of a page is answered with the nonce of the page it
 * becomes a part of; a page sent anew gets a new one. PrimeFaces' own state keeps one nonce for all answers of a view and asks
 * each form to send it back, which a form sent without scripts cannot.
 */
final class PageNonce extends CspState {
    private static final String OF_VIEW = "parley.nonce";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final FacesContext context;
    private String nonce;

    PageNonce(FacesContext context) {
        super(context);
        this.context = context;
        setInitialized(true); // PrimeFaces sends no header of its own
    }

    /** Null on a page without PrimeFaces: then the attribute is not written either. */
    @Override public String getNonce() {
        if (nonce == null && isNeeded()) nonce = context.getPartialViewContext().isAjaxRequest() ? ofView() : begin();
        return nonce;
    }

    /** Each component of PrimeFaces asks for its scripts in the head of the page. */
    private boolean isNeeded() {
        return !context.getViewRoot().getComponentResources(context, "head").isEmpty();
    }

    private String ofView() {
        var view = context.getViewRoot().getViewMap(false);
        return view != null && view.get(OF_VIEW) instanceof String known ? known : random();
    }

    private String begin() {
        var fresh = random();
        context.getViewRoot().getViewMap().put(OF_VIEW, fresh);
        context.getExternalContext().setResponseHeader(SecurityHeaders.POLICY, SecurityHeaders.allowing(fresh));
        return fresh;
    }

    private static String random() {
        var bytes = new byte[18];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
