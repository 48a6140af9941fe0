package org.parley.mail;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.parley.web.PagedRows;
import org.primefaces.model.LazyDataModel;

/** The letters as {@code /admin/letters} shows them: what staff do with a row they do with the one they saw, whatever came since. */
@Named
@ViewScoped
public class WaitingLetters implements Serializable {
    @Inject LetterDesk desk;

    private transient LazyDataModel<KeptLetters.Line> rows;

    public LazyDataModel<KeptLetters.Line> getRows() {
        if (rows == null) rows = new PagedRows<>(() -> desk.waitingCount(), slice -> desk.waiting(slice.first(), slice.most(), order(slice.by()), slice.ascending()));
        return rows;
    }

    private static KeptLetters.Order order(String field) {
        return switch (field) {
            case "letter" -> KeptLetters.Order.KIND;
            case "reason" -> KeptLetters.Order.REASON;
            default -> KeptLetters.Order.AGE;
        };
    }
}
