package org.parley.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.Portal;
import org.parley.Portal.Database;
import org.parley.Visitor;
import org.parley.room.RoomClient;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PlansIT {
    /** By the names of fields, since a label stands more than once. */
    private static HttpResponse<String> send(Visitor staff, String button, Map<String, String> values) {
        return staff.submitNamed(staff.page("/admin/billing"), button, values);
    }

    private static void give(Visitor staff, String name, String plan) {
        assertThat(send(staff, "Give plan", Map.of("person", name, "days", "30", "given-plan", plan)).statusCode()).isEqualTo(302);
    }

    private static void takeBack(Visitor staff, String name) {
        staff.press("/admin/billing", "li[data-held=" + name + "] input");
    }

    @ParameterizedTest @EnumSource(Database.class) @DisplayName("B1 a plan is in force at once, also in the room its holder is in, and ends as fast")
    void at_once(Database database) {
        var portal = Portal.shared(database);
        var staff = Visitor.admin(portal);
        var name = Visitor.unique("Anna");
        var anna = Visitor.member(portal, name);
        var room = anna.openRoom(Visitor.unique("plan"), Map.of("On camera at most", "30"));
        try (var inside = RoomClient.connect(anna, room).hello(); var guest = RoomClient.join(portal, room, Visitor.unique("Guest"))) {
            assertThat(inside.welcome().getJsonObject("allowance").getInt("lines")).isEqualTo(720);
            assertThat(inside.welcome().getJsonObject("rules").getInt("cameras")).as("the free plan's, not the room's").isEqualTo(12);
            give(staff, name, "gold");
            assertThat(inside.await("allowance").getJsonObject("allowance").getInt("lines")).isEqualTo(1440);
            guest.await("rules", one -> one.getJsonObject("rules").getInt("cameras") == 30);
            assertThat(guest.frames("allowance")).as("of the owner only").isEmpty();
            assertThat(anna.page("/settings/billing").select("[data-plan=gold]")).hasSize(1);
            assertThat(anna.page("/plans").select(".mine").attr("data-plan")).isEqualTo("gold");
            takeBack(staff, name);
            assertThat(inside.awaitNth("allowance", 2, one -> true).getJsonObject("allowance").getInt("lines")).isEqualTo(720);
            guest.await("rules", one -> one.getJsonObject("rules").getInt("cameras") == 12);
        }
        assertThat(anna.page("/settings/billing").select("[data-plan=free]")).hasSize(1);
        assertThat(anna.page("/settings/privacy").text()).as("each act is in the member's log").contains("Gave you a plan", "Took back a plan");
    }

    @ParameterizedTest @EnumSource(Database.class) @DisplayName("B1 R2 rooms of who has the boost come before others in the directory")
    void boost(Database database) {
        var portal = Portal.shared(database);
        var staff = Visitor.admin(portal);
        var name = Visitor.unique("Owner");
        var tag = Visitor.unique("tag").toLowerCase();
        var older = Visitor.member(portal, name).openRoom(Visitor.unique("older"), Map.of("Tags", tag));
        var newer = Visitor.member(portal, Visitor.unique("Other")).openRoom(Visitor.unique("newer"), Map.of("Tags", tag));
        assertThat(found(portal, tag)).containsExactly(newer, older);
        give(staff, name, "extreme");
        assertThat(found(portal, tag)).containsExactly(older, newer);
        takeBack(staff, name);
        assertThat(found(portal, tag)).containsExactly(newer, older);
    }

    private static List<String> found(Portal portal, String tag) {
        return new Visitor(portal).page("/?tag=" + tag).select(".card").eachAttr("data-room");
    }

    @ParameterizedTest @EnumSource(Database.class) @DisplayName("B1 a new price takes the place of the one before, which is kept; plans are compared in each currency")
    void prices(Database database) {
        var portal = Portal.shared(database);
        var staff = Visitor.admin(portal);
        var stranger = new Visitor(portal);
        assertThat(stranger.page("/plans?currency=USD").select("[data-plan=pro] .price").text()).contains("4.99", "a month");
        assertThat(stranger.page("/plans?currency=CHF").select("[data-plan]")).as("one there is no price in").hasSize(4);
        assertThat(send(staff, "Set price", Map.of("currency", "usd", "price-amount", "5.49", "price-plan", "pro")).statusCode()).isEqualTo(302);
        assertThat(stranger.page("/plans?currency=USD").select("[data-plan=pro] .price").text()).contains("5.49");
        assertThat(staff.page("/admin/billing").select("#versions tr:contains(Pro)").text()).contains("5.49", "4.99");
        send(staff, "Set price", Map.of("currency", "USD", "price-amount", "4.99", "price-plan", "pro"));
        for (var wrong : new String[][] {{"EUR", "0.00"}, {"EUR", "-1"}, {"EUR", "4.999"}, {"EUR", "1e3"}, {"EUR", "1000001"}, {"EUR", "99999999999999"}, {"JPY", "5.00"}})
            assertThat(send(staff, "Set price", Map.of("currency", wrong[0], "price-amount", wrong[1], "price-plan", "pro")).body()).as(wrong[1]).contains("More than nothing and at most 1,000,000");
        for (var wrong : new String[] {"", "EURO", "XXX", "<b>"})
            assertThat(send(staff, "Set price", Map.of("currency", wrong, "price-amount", "5.00", "price-plan", "pro")).body()).as(wrong).contains("Three letters of a currency");
    }

    @ParameterizedTest @EnumSource(Database.class) @DisplayName("B1 the operator decides what plans allow, within the range, for everybody at once")
    void what_plans_allow(Database database) {
        var portal = Portal.shared(database);
        var staff = Visitor.admin(portal);
        try (var inside = RoomClient.join(portal, Visitor.member(portal, Visitor.unique("Owner")).openRoom(Visitor.unique("room"), Map.of()), Visitor.unique("Guest"))) {
            assertThat(decide(staff, "Free: Your picture", "99999")).contains("Your picture: a whole number from 180 to 2,160.");
            assertThat(decide(staff, "Free: Your picture", "many")).contains("Your picture: a whole number from 180 to 2,160.");
            decide(staff, "Free: Your picture", "480");
            assertThat(inside.await("allowance").getJsonObject("allowance").getInt("lines")).isEqualTo(480);
            decide(staff, "Free: Your picture", "720");
            assertThat(inside.awaitNth("allowance", 2, one -> true).getJsonObject("allowance").getInt("lines")).isEqualTo(720);
        }
    }

    private static String decide(Visitor staff, String label, String amount) {
        return send(staff, "Save what plans allow", Map.of(staff.page("/admin/billing").selectFirst("[aria-label='" + label + "']").attr("name"), amount)).body();
    }

    @ParameterizedTest @EnumSource(Database.class) @DisplayName("B1 X2 plans are given by who may, to who is there, for a time there is")
    void refusals(Database database) {
        var portal = Portal.shared(database);
        var staff = Visitor.admin(portal);
        var name = Visitor.unique("Anna");
        var anna = Visitor.member(portal, name);
        assertThat(anna.get("/admin/billing").statusCode()).isEqualTo(403);
        assertThat(new Visitor(portal).get("/admin/billing").statusCode()).isEqualTo(302);
        assertThat(new Visitor(portal).get("/settings/billing").statusCode()).isEqualTo(302);
        assertThat(send(staff, "Give plan", Map.of("person", "nobody-of-this-name", "days", "30")).body()).contains("No member has this name.");
        for (var days : new String[] {"0", "-1", "3661", "x", ""})
            assertThat(send(staff, "Give plan", Map.of("person", name, "days", days)).body()).as(days).contains("A whole number from 1 to 3,660.");
        assertThat(anna.page("/settings/billing").select("[data-plan=free]")).as("nothing was given").hasSize(1);
    }
}
