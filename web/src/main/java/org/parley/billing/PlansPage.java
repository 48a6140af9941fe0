package org.parley.billing;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Currency;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.parley.account.CurrentPerson;
import org.parley.web.Texts;

/** {@code /plans}: what each plan allows and costs (B1). The currency is in the address, so it can be passed on. */
@Named
@RequestScoped
public class PlansPage {
    @Inject Plans plans;
    @Inject Entitlements entitlements;
    @Inject CurrentPerson currentPerson;
    @Inject @Param(name = "currency") String wanted;

    private List<Currency> currencies;
    private Currency currency;
    private List<Plans.Offer> offers;
    private Plan mine;

    @PostConstruct void load() {
        currencies = plans.currencies();
        currency = currencies.stream().filter(one -> one.getCurrencyCode().equals(wanted)).findFirst().orElse(currencies.getFirst());
        offers = plans.offers(currency);
        mine = currentPerson.member().map(me -> entitlements.of(me).plan()).orElse(null);
    }

    public String price(Plans.Offer offer) {
        return offer.plan().isFree() ? Texts.get("plans.text.free") : offer.price().map(one -> one.in(Texts.locale())).orElseGet(() -> Texts.get("plans.text.no-price"));
    }

    public boolean isPriced(Plans.Offer offer) { return !offer.plan().isFree() && offer.price().isPresent(); }
    public boolean isMine(Plans.Offer offer) { return offer.plan() == mine; }
    public String amount(Plans.Offer offer, Entitlement entitlement) { return AllowanceWords.of(offer.allowance(), entitlement); }
    public Entitlement[] getEntitlements() { return Entitlement.values(); }
    public List<Currency> getCurrencies() { return currencies; }
    public Currency getCurrency() { return currency; }
    public List<Plans.Offer> getOffers() { return offers; }
}
