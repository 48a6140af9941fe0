package org.parley.mail;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import org.omnifaces.util.Faces;
import org.parley.account.CurrentPerson;

/** {@code /admin/letters}: letters that wait for staff, and news to those who agreed. */
@Named
@RequestScoped
public class AdminLettersPage {
    @Inject LetterDesk desk;
    @Inject CurrentPerson currentPerson;

    private Delivery.Ready opened;
    private boolean gone, ordered;
    private String title = "", words = "";
    private Map<String, String> problems = Map.of();

    public void onlyStaff() {
        if (!currentPerson.isSignedIn()) Faces.redirect("sign-in?return=/admin/letters");
        else if (!currentPerson.may("letters:list")) Faces.responseSendError(403, null);
    }

    public void read(long id) {
        opened = desk.read(id).orElse(null);
        gone = opened == null;
    }

    public void sendAgain(long id) {
        desk.sendAgain(id);
        Faces.redirect("admin/letters");
    }

    public void discard(long id) {
        desk.discard(id);
        Faces.redirect("admin/letters");
    }

    public void sendNews() {
        switch (desk.send(new LetterDesk.News(title, words))) {
            case LetterDesk.Outcome.Refused refused -> problems = refused.problems();
            case LetterDesk.Outcome.Ordered now -> {
                ordered = true;
                title = words = "";
            }
        }
    }

    public boolean isServer() { return desk.hasServer(); }
    public Delivery.Ready getOpened() { return opened; }
    public boolean isGone() { return gone; }
    public boolean isOrdered() { return ordered; }
    public Map<String, String> getProblems() { return problems; }
    public String getTitle() { return title; }
    public void setTitle(String title) { this.title = title; }
    public String getWords() { return words; }
    public void setWords(String words) { this.words = words; }
}
