package org.parley.chat;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.parley.account.CurrentPerson;
import org.parley.account.Names;
import org.parley.account.Person;
import org.parley.account.ReturnPath;
import org.parley.contact.Contacts;
import org.parley.contact.Tie;
import org.parley.web.Texts;

/** {@code /messages}: conversations of a member, and {@code /messages/{screen-name}}: one of them (R6). */
@Named
@RequestScoped
public class MessagesPage {
    @Inject PrivateMessages messages;
    @Inject Contacts contacts;
    @Inject Names names;
    @Inject CurrentPerson currentPerson;
    @Inject @Param(pathIndex = 0) String name;
    @Inject @Param(name = "before") Long before;

    private Person.Member me, other;
    private List<PrivateMessages.Line> lines = List.of();
    private List<PrivateMessages.Conversation> conversations;
    private String words = "", problem, clientId = UUID.randomUUID().toString();

    @PostConstruct void load() {
        me = currentPerson.member().orElse(null);
        other = name == null || me == null ? null : names.find(name).orElse(null);
        if (other != null) lines = messages.lines(me, other.id(), before == null ? 0 : before, 0);
    }

    public void onlyMembers() {
        if (me == null) new ReturnPath("/sign-in?return=/messages" + (name == null ? "" : "/" + name)).go();
        else if (name != null && other == null) Faces.responseSendError(404, null);
        else if (!lines.isEmpty() && before == null) messages.seen(me, other.id(), lines.getLast().id());
    }

    public void send() {
        switch (messages.send(me, other, clientId.length() > 64 ? "" : clientId, words)) {
            case PrivateMessages.Outcome.Sent sent -> Faces.redirect("messages/%s#end", getName());
            case PrivateMessages.Outcome.Refused refused -> problem = Texts.get("messages.problem." + refused.why());
        }
    }

    public void takeBack(long id) {
        messages.takeBack(me, id);
        Faces.redirect("messages/%s", getName());
    }

    public void block() {
        contacts.block(me, other.id());
        Faces.redirect("messages/%s", getName());
    }

    public List<PrivateMessages.Conversation> getConversations() {
        if (conversations == null) conversations = me == null ? List.of() : messages.conversations(me);
        return conversations;
    }

    /** Where older lines begin; empty where these are all. */
    public Optional<Long> getOlder() { return lines.size() < PrivateMessages.PAGE ? Optional.empty() : Optional.of(lines.getFirst().id()); }
    public boolean isConversation() { return other != null; }
    public boolean isBlockedByMe() { return contacts.tie(me, other.id()) == Tie.BLOCKED; }
    public String getName() { return other == null ? "" : other.screenName().value(); }
    public long getLast() { return lines.isEmpty() ? 0 : lines.getLast().id(); }
    public List<PrivateMessages.Line> getLines() { return lines; }
    public String getProblem() { return problem; }
    public String getWords() { return words; }
    public void setWords(String words) { this.words = words == null ? "" : words; }
    public String getClientId() { return clientId; }
    public void setClientId(String clientId) { this.clientId = clientId == null || clientId.isBlank() ? UUID.randomUUID().toString() : clientId; }
}
