package org.parley.account;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.omnifaces.cdi.Param;

/** The part of {@code /confirm} for members who have nothing but another door: a code by letter. */
@Named
@RequestScoped
public class LetterProofPage {
    private static final String CODE = "parley.letter-code";

    @Inject Proofs proofs;
    @Inject FreshProof proof;
    @Inject CurrentPerson currentPerson;
    @Inject HttpServletRequest request;
    @Inject Clock clock;
    @Inject @Param(name = "return") String returnTo;

    private Person.Member member;
    private String code = "", problem;

    @PostConstruct void who() { member = currentPerson.member().orElse(null); }

    public void send() {
        if (member == null) return;
        proofs.letter(member).ifPresentOrElse(this::remember, () -> problem = "confirm.problem.too-many");
    }

    public void enter() {
        var asked = waiting();
        if (asked.isEmpty()) problem = "confirm.problem.too-late";
        else if (asked.get().fits(code)) {
            request.getSession().removeAttribute(CODE);
            proof.given();
            new ReturnPath(returnTo).go();
        } else {
            remember(asked.get().tried());
            problem = isWaiting() ? "confirm.problem.code" : "confirm.problem.too-late";
        }
    }

    private void remember(LetterCode asked) { request.getSession().setAttribute(CODE, asked); }

    private Optional<LetterCode> waiting() {
        return member != null && request.getSession().getAttribute(CODE) instanceof LetterCode asked && asked.isOpen(member, clock.instant()) ? Optional.of(asked) : Optional.empty();
    }

    public boolean isOffered() { return member != null && proofs.isByLetter(member); }
    public boolean isWaiting() { return waiting().isPresent(); }
    public String getProblem() { return problem; }
    public String getCode() { return code; }
    public void setCode(String code) { this.code = code; }
    public String getReturnTo() { return returnTo; }
}
