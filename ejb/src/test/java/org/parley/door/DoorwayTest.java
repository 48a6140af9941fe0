package org.parley.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.parley.account.Pace;
import org.parley.staff.StaffRole;

@DisplayName("A12 what a provider says has to hold")
@DisplayNameGeneration(ReplaceUnderscores.class)
class DoorwayTest {
    private static final String SECRET = "a secret of at least thirty-two bytes";

    private final Liar provider = new Liar();
    private final Doorway doorway = new Doorway();
    private Journey journey;

    @BeforeEach void open_the_door() {
        var settings = new DoorSettings();
        settings.timeout = Duration.ofSeconds(2);
        settings.portal = "http://localhost:8080";
        var exchange = new Exchange();
        exchange.settings = settings;
        doorway.settings = settings;
        doorway.clock = Clock.systemUTC();
        doorway.pace = new Pace();
        doorway.openId = new OpenId();
        doorway.openId.exchange = exchange;
        doorway.openId.clock = doorway.clock;
        doorway.doors = new Doors() {
            @Override public Optional<Door> find(String name) {
                return Optional.of(new Door(name, Door.Kind.OIDC, name, new Door.Client("parley", Optional.of(SECRET)), new Door.Place(Optional.of(provider.issuer()), Optional.empty(), Optional.empty(), Optional.empty()),
                    List.of("openid"), false, GroupRoles.of("support:helpdesk; moderator: cn=mods, ou=groups ,dc=example"), Map.of("groups", "groups", "subject", "sub", "email", "email", "email-verified", "email_verified", "name", "name", "phone", "phone_number", "address", "address.formatted")));
            }
        };
        journey = doorway.begin("acme", Journey.Errand.ENTER, "/", "192.0.2.1").orElseThrow().journey();
    }

    @AfterEach void close() {
        provider.close();
    }

    private JWTClaimsSet.Builder right() {
        var now = Instant.now();
        return new JWTClaimsSet.Builder().issuer(provider.issuer()).subject("anna").audience("parley").issueTime(Date.from(now)).expirationTime(Date.from(now.plusSeconds(60)))
            .claim("nonce", journey.nonce()).claim("email", "Anna@Example.org").claim("email_verified", true);
    }

    private Answer answer(String more) {
        return doorway.end(journey, "code=abc&state=" + journey.state() + more);
    }

    private Answer answer(JWTClaimsSet claims) {
        provider.token = Liar.signed(Liar.KEY, claims);
        return answer("");
    }

    private void isRefused(JWTClaimsSet.Builder claims) {
        assertThat(answer(claims.build())).isInstanceOf(Answer.Refused.class);
    }

    @Test void the_way_there_carries_state_nonce_a_challenge_and_the_one_return_address() {
        var way = doorway.begin("acme", Journey.Errand.PROVE, "/", "192.0.2.1").orElseThrow();
        assertThat(way.to().getQuery()).contains("state=" + way.journey().state(), "nonce=" + way.journey().nonce(), "code_challenge_method=S256", "response_type=code", "prompt=login", "max_age=0",
            "redirect_uri=http://localhost:8080/api/door/acme").doesNotContain(way.journey().verifier());
    }

    @Test void a_token_that_holds_introduces() {
        provider.userInfo = "{\"sub\":\"anna\",\"name\":\"Anna\",\"phone_number\":\"no number\",\"address\":{\"formatted\":\"1 Road\"},\"groups\":[\"Helpdesk\",\"others\"]}";
        assertThat(answer(right().build())).isInstanceOfSatisfying(Answer.Introduced.class, answer -> {
            assertThat(answer.introduction().subject()).isEqualTo(provider.issuer() + "|anna");
            assertThat(answer.introduction().verified()).isTrue();
            assertThat(answer.introduction().roles()).containsExactly(StaffRole.SUPPORT);
            assertThat(answer.introduction().claims()).as("what fits nowhere was never said").isEqualTo(Map.of(Claim.EMAIL, "anna@example.org", Claim.NAME, "Anna", Claim.ADDRESS, "1 Road"));
        });
    }

    @Test void another_nonce_is_refused() {
        isRefused(right().claim("nonce", "of another journey"));
        isRefused(right().claim("nonce", null));
    }

    @Test void another_issuer_is_refused() {
        isRefused(right().issuer("https://elsewhere.example"));
    }

    @Test void a_token_for_another_portal_is_refused() {
        isRefused(right().audience("another"));
        isRefused(right().audience(List.of("parley", "another")).claim("azp", "another"));
    }

    @Test void a_token_whose_time_is_over_is_refused() {
        isRefused(right().expirationTime(Date.from(Instant.now().minusSeconds(120))));
        isRefused(right().issueTime(Date.from(Instant.now().plusSeconds(600))));
    }

    @Test void a_forged_signature_is_refused() throws JOSEException {
        provider.token = Liar.signed(Liar.OTHER_KEY, right().build());
        assertThat(answer("")).isInstanceOf(Answer.Refused.class);
        provider.token = new PlainJWT(right().build()).serialize();
        assertThat(answer("")).as("none at all").isInstanceOf(Answer.Refused.class);
        var mac = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), right().build());
        mac.sign(new MACSigner(SECRET));
        provider.token = mac.serialize();
        assertThat(answer("")).as("signed with what the client knows").isInstanceOf(Answer.Refused.class);
    }

    @Test void a_proof_of_long_ago_proves_nothing_now() {
        journey = doorway.begin("acme", Journey.Errand.PROVE, "/", "192.0.2.1").orElseThrow().journey();
        isRefused(right().claim("auth_time", Instant.now().minusSeconds(600).getEpochSecond()));
        isRefused(right()); // nobody knows when that was
        assertThat(answer(right().claim("auth_time", Instant.now().getEpochSecond()).build())).isInstanceOf(Answer.Introduced.class);
    }

    @Test void who_was_only_remembered_there_comes_in_and_proves_nothing() {
        assertThat(fresh(right())).isFalse();
        assertThat(fresh(right().claim("auth_time", Instant.now().minusSeconds(600).getEpochSecond()))).isFalse();
        assertThat(fresh(right().claim("auth_time", Instant.now().getEpochSecond()))).isTrue();
    }

    private boolean fresh(JWTClaimsSet.Builder claims) {
        return ((Answer.Introduced) answer(claims.build())).introduction().fresh();
    }

    @Test void user_info_about_somebody_else_is_refused() {
        provider.userInfo = "{\"sub\":\"berta\"}";
        isRefused(right());
    }

    @Test void an_answer_in_the_name_of_another_provider_is_refused() {
        provider.token = Liar.signed(Liar.KEY, right().build());
        assertThat(answer("&iss=https%3A%2F%2Felsewhere.example")).isInstanceOf(Answer.Refused.class);
        assertThat(answer("&iss=" + provider.issuer())).isInstanceOf(Answer.Introduced.class);
    }

    @Test void a_provider_that_says_it_is_another_opens_no_door() {
        provider.claimedIssuer = "https://elsewhere.example";
        doorway.openId = new OpenId();
        doorway.openId.clock = doorway.clock;
        doorway.openId.exchange = new Exchange();
        doorway.openId.exchange.settings = doorway.settings;
        assertThat(doorway.begin("acme", Journey.Errand.ENTER, "/", "192.0.2.1")).isEmpty();
    }

    @Test void a_no_is_a_no_and_nonsense_is_refused() {
        assertThat(doorway.end(journey, "error=access_denied&state=" + journey.state())).isInstanceOf(Answer.Declined.class);
        for (var query : List.of("error=server_error&state=x", "state=x", "code=&state=x", "%%%", "", "code=a&code=b&state=x")) assertThat(doorway.end(journey, query)).as(query).isInstanceOf(Answer.Refused.class);
    }

    @Test void a_journey_takes_ten_minutes_at_most() {
        provider.token = Liar.signed(Liar.KEY, right().build());
        doorway.clock = Clock.offset(Clock.systemUTC(), Journey.PATIENCE);
        assertThat(answer("")).isInstanceOf(Answer.Refused.class);
    }

    @Test void a_provider_that_is_gone_is_down() {
        provider.close();
        assertThat(answer("")).isInstanceOf(Answer.Down.class);
    }

    @Test void one_address_does_not_set_out_all_the_time() {
        var begun = 0;
        while (doorway.begin("acme", Journey.Errand.ENTER, "/", "192.0.2.9").isPresent()) begun++;
        assertThat(begun).isEqualTo(120);
        assertThat(doorway.begin("acme", Journey.Errand.ENTER, "/", "192.0.2.8")).isPresent();
    }
}
