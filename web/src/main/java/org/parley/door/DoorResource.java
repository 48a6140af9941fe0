package org.parley.door;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.parley.account.CurrentPerson;
import org.parley.account.FreshProof;
import org.parley.account.HalfWay;
import org.parley.account.ReturnPath;
import org.parley.account.SignIn;

/**
 * {@code GET /api/door/<name>?begin=enter} leads to a provider, {@code /api/door/<name>} is where it leads back to: registered there as
 * exactly that. An answer belongs to a journey this browser began at this door, and to no other.
 */
@WebServlet("/api/door/*")
public class DoorResource extends HttpServlet {
    private static final int LONGEST = 8000;

    @Inject transient Doorway doorway;
    @Inject transient Doors doors;
    @Inject transient ConnectionDesk connections;
    @Inject transient SignIn signIn;
    @Inject transient Journeys journeys;
    @Inject transient HalfWay halfWay;
    @Inject transient FreshProof proof;
    @Inject transient CurrentPerson current;

    @Override protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var name = request.getPathInfo() == null ? "" : request.getPathInfo().substring(1);
        if (doors.find(name).filter(Door::isElsewhere).isEmpty()) response.sendError(HttpServletResponse.SC_NOT_FOUND);
        else if (request.getParameter("begin") != null) begin(name, request, response);
        else end(name, request, response);
    }

    private void begin(String name, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var errand = Arrays.stream(Journey.Errand.values()).filter(one -> one.name().toLowerCase(Locale.ROOT).equals(request.getParameter("begin"))).findFirst().orElse(Journey.Errand.ENTER);
        var returnTo = new ReturnPath(request.getParameter("return")).path();
        var way = doorway.begin(name, errand, returnTo, current.address());
        if (way.isEmpty()) {
            back(response, errand, returnTo, "down");
            return;
        }
        journeys.begin(way.get().journey());
        response.sendRedirect(way.get().to().toString());
    }

    private void end(String name, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var query = request.getQueryString();
        var journey = journeys.end(request.getParameter("state")).filter(one -> one.door().equals(name));
        if (query == null || query.length() > LONGEST || journey.isEmpty()) {
            back(response, Journey.Errand.ENTER, "/", "refused");
            return;
        }
        switch (doorway.end(journey.get(), query)) {
            case Answer.Introduced introduced -> arrive(journey.get(), introduced.introduction(), response);
            case Answer.Declined declined -> back(response, journey.get(), "declined");
            case Answer.Refused refused -> back(response, journey.get(), "refused");
            case Answer.Down down -> back(response, journey.get(), "down");
        }
    }

    private void arrive(Journey journey, Introduction introduction, HttpServletResponse response) throws IOException {
        switch (journey.errand()) {
            case ENTER, WAKE -> enter(journey, introduction, response);
            case CONNECT -> {
                journeys.introduce(introduction);
                go(response, "/settings/connections");
            }
            case PROVE -> {
                if (current.member().filter(who -> connections.proves(who, introduction)).isEmpty()) {
                    back(response, journey, "refused");
                    return;
                }
                proof.given();
                go(response, journey.returnTo());
            }
        }
    }

    private void enter(Journey journey, Introduction introduction, HttpServletResponse response) throws IOException {
        var account = connections.account(introduction);
        if (account.isEmpty()) {
            journeys.introduce(introduction);
            go(response, "/newcomer?return=" + encoded(journey.returnTo()));
            return;
        }
        var trusted = doors.find(journey.door()).filter(Door::trusted).isPresent();
        switch (signIn.byDoor(account.get(), trusted, journey.errand() == Journey.Errand.WAKE)) {
            case SignIn.Outcome.Welcome welcome -> {
                current.signInByDoor(welcome.member(), introduction.fresh());
                go(response, journey.returnTo());
            }
            case SignIn.Outcome.HalfWay half -> {
                halfWay.begin(half.member(), false);
                go(response, "/sign-in?return=" + encoded(journey.returnTo()));
            }
            case SignIn.Outcome.Unverified unverified -> back(response, journey, "unverified");
            case SignIn.Outcome.Asleep asleep -> back(response, journey, "asleep");
            default -> back(response, journey, "refused");
        }
    }

    private static void back(HttpServletResponse response, Journey journey, String problem) throws IOException {
        back(response, journey.errand(), journey.returnTo(), problem);
    }

    private static void back(HttpServletResponse response, Journey.Errand errand, String returnTo, String problem) throws IOException {
        var page = switch (errand) {
            case ENTER, WAKE -> "/sign-in";
            case CONNECT -> "/settings/connections";
            case PROVE -> "/confirm";
        };
        go(response, page + "?door=" + problem + "&return=" + encoded(returnTo));
    }

    private static String encoded(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8);
    }

    private static void go(HttpServletResponse response, String path) throws IOException {
        response.sendRedirect(path);
    }
}
