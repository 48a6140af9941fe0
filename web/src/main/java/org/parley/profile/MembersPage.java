package org.parley.profile;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.parley.account.CurrentPerson;
import org.parley.account.ReturnPath;

/** {@code /members}: members find members by what those made discoverable (A8). */
@Named
@RequestScoped
public class MembersPage {
    @Inject MemberSearch search;
    @Inject CurrentPerson currentPerson;
    @Inject @Param(name = "q") String query;
    @Inject @Param(name = "after") String after;

    private MemberSearch.Page page = new MemberSearch.Page(List.of(), 0);

    @PostConstruct void search() {
        currentPerson.member().ifPresent(me -> {
            if (isSearching()) page = search.search(me, query, after != null && after.matches("\\d{1,18}") ? Long.parseLong(after) : 0);
        });
    }

    public void onlyMembers() {
        if (!currentPerson.isMember()) new ReturnPath("/sign-in?return=/members").go();
    }

    public boolean isSearching() { return query != null && !query.isBlank(); }
    public String getQuery() { return query; }
    public int getQueryMost() { return MemberSearch.QUERY_MOST; }
    public List<MemberSearch.Found> getFound() { return page.members(); }
    public long getNext() { return page.next(); }
}
