package org.parley.room;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.parley.account.CurrentPerson;
import org.parley.web.Texts;

/** {@code /admin/rooms}: the rooms, and which of them come first in the directory (R2). */
@Named
@RequestScoped
public class AdminRoomsPage {
    @Inject RoomConsole console;
    @Inject CurrentPerson currentPerson;
    @Inject @Param(name = "room") String number;

    private String title = "", until = "", problem;

    @PostConstruct void load() {
        if (number != null && number.matches("[1-9]\\d{0,17}") && currentPerson.may("rooms:feature")) title = console.title(id()).orElse("");
    }

    public void onlyStaff() {
        if (!currentPerson.isSignedIn()) Faces.redirect("sign-in?return=/admin/rooms");
        else if (!currentPerson.may("rooms:list")) Faces.responseSendError(403, null);
    }

    public void feature() {
        switch (console.feature(id(), until)) {
            case RoomConsole.Outcome.Done done -> Faces.redirect("admin/rooms");
            case RoomConsole.Outcome.Refused refused -> problem = refused.problem();
        }
    }

    public void unfeature(RoomId room) {
        console.unfeature(room);
        Faces.redirect("admin/rooms");
    }

    public String end(RoomConsole.Line room) {
        return room.lastDay().map(day -> Texts.get("admin-rooms.text.until", Texts.day(day))).orElseGet(() -> Texts.get("admin-rooms.text.for-good"));
    }

    private RoomId id() { return new RoomId(Long.parseLong(number)); }

    public String getTitle() { return title; }
    public String getProblem() { return problem; }
    public String getUntil() { return until; }
    public void setUntil(String until) { this.until = until; }
}
