package org.parley.web;

import jakarta.faces.context.FacesContext;
import jakarta.faces.context.FacesContextFactory;
import jakarta.faces.context.FacesContextWrapper;
import jakarta.faces.context.ResponseWriter;
import jakarta.faces.lifecycle.Lifecycle;
import org.primefaces.csp.CspResponseWriter;
import org.primefaces.csp.CspState;

/** Puts {@link PageNonce} where PrimeFaces looks for its own; named in faces-config.xml, so it wraps PrimeFaces' factory. */
public class NonceContextFactory extends FacesContextFactory {
    public NonceContextFactory(FacesContextFactory wrapped) {
        super(wrapped);
    }

    @Override public FacesContext getFacesContext(Object application, Object request, Object response, Lifecycle lifecycle) {
        return new NonceContext(getWrapped().getFacesContext(application, request, response, lifecycle));
    }

    private static final class NonceContext extends FacesContextWrapper {
        private final CspState nonce;

        NonceContext(FacesContext wrapped) {
            super(wrapped);
            nonce = new PageNonce(this);
            getAttributes().put(CspState.class.getName(), nonce);
            setCurrentInstance(this);
        }

        /** PrimeFaces would wrap the writer of a page with the state it made itself; it leaves one that is wrapped already. */
        @Override public void setResponseWriter(ResponseWriter writer) {
            var plain = writer == null || writer instanceof CspResponseWriter || getPartialViewContext().isAjaxRequest();
            super.setResponseWriter(plain ? writer : new CspResponseWriter(writer, nonce));
        }
    }
}
