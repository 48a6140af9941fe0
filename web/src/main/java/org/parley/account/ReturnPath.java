package org.parley.account;

import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Where to go after signing in. Only pages of this portal: anything else would let a link from elsewhere send people away. */
public record ReturnPath(String path) {
    public ReturnPath {
        if (path == null || !path.matches("/(?![/\\\\])[\\x21-\\x5b\\x5d-\\x7e]*")) path = "/";
    }

    public void go() {
        var faces = FacesContext.getCurrentInstance();
        var external = faces.getExternalContext();
        try {
            external.redirect(external.getRequestContextPath() + path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        faces.responseComplete();
    }
}
