package org.parley.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.parley.account.Pace;

/** Answers whether a letter is ours (O7), never to whom it went. */
@ApplicationScoped
public class LetterInquiry {
    private static final Pace.Limit QUESTIONS = Pace.Limit.hourly("questions about letters", 60);

    @Inject LetterNumbers numbers;
    @Inject Pace pace;
    @Inject Clock clock;

    public sealed interface Answer {
        record Ours(LetterNumber.Known known) implements Answer {}
        record NotOurs() implements Answer {}
        /** Nothing was looked up: {@value LetterNumbers#LONGEST} characters are the most. */
        record TooLong() implements Answer {}
        record TooMany() implements Answer {}
    }

    /** @param text the number, or the whole letter */
    public Answer ask(String text, String address) {
        if (text.length() > LetterNumbers.LONGEST) return new Answer.TooLong();
        if (!pace.allows(QUESTIONS, address, clock.instant())) return new Answer.TooMany();
        return numbers.find(text).<Answer>map(Answer.Ours::new).orElseGet(Answer.NotOurs::new);
    }
}
