package org.parley.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.consent.Channel;
import org.parley.consent.Documents;
import org.parley.look.Language;
import org.parley.look.Look;
import org.parley.look.LookDesk;
import org.parley.mail.Letter;
import org.parley.mail.Letters;

@DisplayName("A1 signing up")
@DisplayNameGeneration(ReplaceUnderscores.class)
class SignUpTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final Look GERMAN = Look.OF_THE_BROWSER.withLetters(Language.DE);
    private static final String HOME = "192.0.2.1";

    /** Seals nothing: what is sealed is the vault's business. */
    private static final class AccountsInMemory extends Accounts {
        final Map<String, Account> byEmail = new HashMap<>();
        final Map<String, Account> byName = new HashMap<>();
        final Map<AccountId, Person.Member> members = new HashMap<>();

        @Override Optional<Account> findByEmail(String email) {
            return Optional.ofNullable(byEmail.get(email));
        }

        @Override Optional<Account> findByScreenName(ScreenName name) {
            return Optional.ofNullable(byName.get(name.key()));
        }

        @Override boolean isTaken(ScreenName name) {
            return byName.containsKey(name.key());
        }

        @Override Optional<Person.Member> member(Account account) {
            return Optional.ofNullable(members.get(account.id()));
        }

        @Override Account add(ScreenName name, String email, String passwordHash, boolean administrator, Instant now) {
            var id = new AccountId(members.size() + 1);
            var account = new Account(id, new Account.Sealed(new byte[0], name.key(), new byte[0], email, new byte[0]), administrator, now);
            members.put(id, new Person.Member(id, name, administrator));
            byEmail.put(email, account);
            byName.put(name.key(), account);
            return account;
        }
    }

    private static final class Outbox extends Letters {
        final List<String> sent = new ArrayList<>();

        @Override public void send(AccountId who, Letter letter, Map<String, String> values) {
            sent.add(letter + " to " + who.value());
        }
    }

    private static final class Looks extends LookDesk {
        final List<Language> begun = new ArrayList<>();

        @Override public void begin(AccountId who, Look look) {
            begun.add(look.letters());
        }
    }

    private static final class Acceptances extends Documents {
        final List<Person.Member> by = new ArrayList<>();

        @Override public void acceptAll(Person.Member member, Locale language, Channel channel) {
            by.add(member);
        }
    }

    private final AccountsInMemory accounts = new AccountsInMemory();
    private final Outbox letters = new Outbox();
    private final Acceptances acceptances = new Acceptances();
    private final Looks looks = new Looks();
    private final AccountSettings settings = new AccountSettings();
    private final SignUp desk = new SignUp();

    @BeforeEach void open_the_desk() {
        settings.verifyEmail = "off";
        settings.smtpHost = Optional.empty();
        settings.passwordMin = 10;
        settings.signUpsPerHour = 5;
        desk.accounts = accounts;
        desk.settings = settings;
        desk.gate = new AgeGate();
        desk.passwords = new PasswordHashing(1, 16);
        desk.rules = new PasswordRules();
        desk.rules.settings = settings;
        desk.pace = new Pace();
        desk.letters = letters;
        desk.letter = new VerificationLetter();
        desk.letter.letters = letters;
        desk.verification = new Verification();
        desk.verification.accounts = accounts;
        desk.verification.letter = desk.letter;
        desk.verification.settings = settings;
        desk.verification.pace = desk.pace;
        desk.documents = acceptances;
        desk.looks = looks;
        at(NOON);
    }

    private void at(Instant now) {
        var clock = Clock.fixed(now, ZoneOffset.UTC);
        desk.clock = clock;
        desk.letter.clock = clock;
        desk.verification.clock = clock;
    }

    private static SignUp.Form form(String name, String email) {
        return new SignUp.Form(name, email, "correct horse battery", "1990-05-17", true);
    }

    private static SignUp.Form born(String name, String date) {
        return new SignUp.Form(name, name + "@example.org", "correct horse battery", date, true);
    }

    private Map<String, String> problems(SignUp.Form form) {
        return problems(form, HOME);
    }

    private Map<String, String> problems(SignUp.Form form, String address) {
        return switch (desk.signUp(form, GERMAN, address)) {
            case SignUp.Outcome.Created created -> Map.of();
            case SignUp.Outcome.Refused refused -> refused.problems();
        };
    }

    @Test void without_letters_the_account_is_ready_at_once() {
        assertThat(desk.signUp(form("Anna", " Anna@Example.org "), GERMAN, HOME)).isInstanceOfSatisfying(SignUp.Outcome.Created.class, created -> {
            assertThat(created.verificationSent()).isFalse();
            assertThat(created.member().screenName()).isEqualTo(new ScreenName("Anna"));
            assertThat(acceptances.by).containsExactly(created.member());
        });
        assertThat(accounts.byEmail.get("anna@example.org").mayEnter()).isTrue();
        assertThat(letters.sent).isEmpty();
    }

    @Test void with_letters_the_account_waits_for_its_link() {
        settings.verifyEmail = "required";
        assertThat(desk.signUp(form("anna", "anna@example.org"), GERMAN, HOME)).isEqualTo(new SignUp.Outcome.Created(null, true));
        assertThat(accounts.byEmail.get("anna@example.org").pending()).isTrue();
        assertThat(letters.sent).containsExactly("VERIFICATION to 1");
        assertThat(looks.begun).as("the letter comes in the language of the page").containsExactly(Language.DE);
    }

    @Test void letters_are_needed_once_smtp_is_set() {
        settings.verifyEmail = "auto";
        assertThat(settings.verifiesEmail()).isFalse();
        settings.smtpHost = Optional.of("mail.example.org");
        assertThat(settings.verifiesEmail()).isTrue();
    }

    @Test void a_known_address_gets_the_same_answer_and_the_other_letter() {
        settings.verifyEmail = "required";
        var first = desk.signUp(form("anna", "anna@example.org"), GERMAN, HOME);
        assertThat(accounts.byEmail.get("anna@example.org").verify(NOON)).isTrue();
        assertThat(desk.signUp(form("other", "anna@example.org"), GERMAN, HOME)).isEqualTo(first);
        assertThat(letters.sent).containsExactly("VERIFICATION to 1", "ALREADY_KNOWN to 1");
        assertThat(accounts.members).hasSize(1);
    }

    @Test void an_address_whose_account_still_waits_gets_a_new_link() {
        settings.verifyEmail = "required";
        var first = desk.signUp(form("anna", "anna@example.org"), GERMAN, HOME);
        assertThat(desk.signUp(form("other", "anna@example.org"), GERMAN, HOME)).isEqualTo(first);
        assertThat(letters.sent).containsExactly("VERIFICATION to 1", "VERIFICATION to 1");
        assertThat(accounts.members).hasSize(1);
    }

    @Test void without_letters_a_known_address_cannot_be_used() {
        problems(form("anna", "anna@example.org"));
        assertThat(problems(form("other", "anna@example.org"))).containsOnly(Map.entry("email", "sign-up.problem.email-unusable"));
    }

    @Test void a_screen_name_is_taken_in_any_case_and_width() {
        problems(form("Anna", "anna@example.org"));
        assertThat(problems(form("aNNA", "other@example.org"))).containsOnly(Map.entry("screenName", "sign-up.problem.screen-name-taken"));
        assertThat(problems(form("\uFF21nna", "other@example.org"))).containsOnly(Map.entry("screenName", "sign-up.problem.screen-name-taken"));
    }

    @Test void every_problem_is_named_at_once_and_nothing_is_kept() {
        assertThat(problems(new SignUp.Form("?", "nobody", "short", "yesterday", false))).containsOnlyKeys("screenName", "email", "password", "birthDate", "terms");
        assertThat(problems(new SignUp.Form(null, null, null, null, false))).containsOnlyKeys("screenName", "email", "password", "birthDate", "terms");
        assertThat(accounts.members).isEmpty();
    }

    @ParameterizedTest @CsvSource({"9,sign-up.problem.password-short", "10,", "200,", "201,sign-up.problem.password-long"}) void a_password_has_10_to_200_characters(int length, String problem) {
        var password = "a1b2c3d4".repeat(26).substring(0, length);
        assertThat(problems(new SignUp.Form("anna", "anna@example.org", password, "1990-05-17", true)).get("password")).isEqualTo(problem);
    }

    @ParameterizedTest @CsvSource({"password123", "PassWord123", "aaaaaaaaaaaa", "abababababab"}) void a_password_everybody_guesses_is_refused(String password) {
        assertThat(problems(new SignUp.Form("anna", "anna@example.org", password, "1990-05-17", true))).containsOnly(Map.entry("password", "sign-up.problem.password-common"));
    }

    @ParameterizedTest @CsvSource({"2008-11-25,true", "2008-11-26,false"}) void adult_is_who_has_turned_18_today(String date, boolean adult) {
        assertThat(problems(born("anna", date)).isEmpty()).isEqualTo(adult);
    }

    @ParameterizedTest @CsvSource({"1896-11-25", "2026-11-26", "2026-02-30", "25.11.1990"}) void a_date_nobody_was_born_on_is_a_slip_and_blocks_nobody(String date) {
        assertThat(problems(born("anna", date))).containsOnly(Map.entry("birthDate", "sign-up.problem.birth-date-form"));
        assertThat(problems(born("anna", "1990-05-17"))).isEmpty();
    }

    @Test void a_child_leaves_nothing_and_cannot_simply_type_another_date() {
        assertThat(problems(born("anna", "2010-01-01"))).containsOnly(Map.entry("form", "sign-up.problem.under-age"));
        assertThat(accounts.members).isEmpty();
        assertThat(problems(born("anna", "1990-05-17"))).containsOnly(Map.entry("form", "sign-up.problem.blocked"));
        assertThat(problems(born("ben", "1990-05-17"))).isEmpty();
        at(NOON.plus(Duration.ofMinutes(15)));
        assertThat(problems(born("anna", "1990-05-17"))).isEmpty();
    }

    @Test void so_many_accounts_come_from_one_address_in_an_hour() {
        for (int n = 0; n < 5; n++) assertThat(problems(form("member" + n, "m" + n + "@example.org"))).isEmpty();
        assertThat(problems(form("one-more", "more@example.org"))).containsOnly(Map.entry("form", "sign-up.problem.too-many"));
        assertThat(problems(form("one-more", "more@example.org"), "192.0.2.2")).isEmpty();
        at(NOON.plus(Duration.ofHours(1)));
        assertThat(problems(form("later", "later@example.org"))).isEmpty();
    }
}
