package org.parley.look;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.context.FacesContext;
import java.util.Locale;

/** Pages speak the language of the {@link CurrentLook}. */
public class LookViewHandler extends ViewHandlerWrapper {
    public LookViewHandler(ViewHandler wrapped) {
        super(wrapped);
    }

    @Override public Locale calculateLocale(FacesContext context) {
        return CDI.current().select(CurrentLook.class).get().language().locale();
    }
}
