package org.parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.Portal;
import org.parley.Visitor;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AddressIT {
    private final Portal portal = Portal.shared(Portal.Database.H2);
    private final Visitor visitor = new Visitor(portal);

    @ParameterizedTest @ValueSource(strings = {"/sign-up/x", "/sign-in/x/y", "/rooms/new/x", "/privacy/x", "/verify/abc", "/settings/security/x", "/nothing", "/nothing/at/all",
        "/room/no-such-room", "/sign-up//x"})
    void behind_a_page_there_is_nothing(String address) {
        var answer = visitor.get(address);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Jsoup.parse(answer.body()).select("main").text()).contains("Nothing here");
    }

    @ParameterizedTest @ValueSource(strings = {"/", "/sign-up", "/sign-in", "/privacy", "/terms", "/cookies", "/verify", "/verify?token=x"})
    void a_page_is_at_its_own_address(String address) {
        assertThat(visitor.get(address).statusCode()).isEqualTo(200);
    }

    @Test void a_room_is_below_room_and_nothing_is_below_it() {
        var room = Visitor.member(portal, Visitor.unique("owner")).openRoom(Visitor.unique("room"), Map.of());
        assertThat(visitor.get("/room/" + room).statusCode()).isEqualTo(200);
        assertThat(visitor.get("/room/" + room + "/x").statusCode()).isEqualTo(404);
    }
}
