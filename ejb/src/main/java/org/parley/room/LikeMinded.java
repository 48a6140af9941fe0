package org.parley.room;

import static org.parley.schema.Database.with;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.parley.account.AccountId;
import org.parley.privacy.DataSubject;
import org.parley.privacy.HoldsPersonalData;

/** Who agreed to suggestions, and the rooms of people who share an interest with one of them. */
@ApplicationScoped
@HoldsPersonalData
public class LikeMinded {
    /** People who share one of so many words with the person; two or more of them make a visit worth telling. */
    private static final String PEOPLE = "select w.account_id from member_word w join like_minded l on l.account_id = w.account_id where w.field = 'INTERESTS' and w.account_id <> ? and w.print in (%s)",
        TAGGED = "case when ' ' || r.tags || ' ' like ? escape '!' then 2 else 0 end",
        OPENED = "case when r.owner_id in (%s) then 1 else 0 end",
        VISITED = "case when (select count(distinct v.account_id) from room_visit v where v.room_id = r.id and v.account_id in (%s)) >= 2 then 1 else 0 end",
        KNOWN = "r.owner_id = ? or r.id in (select k.room_id from room_visit k where k.account_id = ?)";

    @PersistenceContext(unitName = "parley") EntityManager entities;
    @Resource(lookup = "java:jboss/datasources/Parley") DataSource database;

    /** Listed rooms that fit, the best first. */
    @SuppressWarnings("unchecked")
    List<Room> rooms(AccountId who, Collection<String> tags, List<String> prints, int most) {
        var scores = new ArrayList<>(Collections.nCopies(tags.size(), TAGGED));
        var values = new ArrayList<Object>(tags.stream().map(tag -> "% " + Rooms.literal(tag) + " %").toList());
        if (!prints.isEmpty()) for (var score : List.of(OPENED, VISITED)) {
            scores.add(score.formatted(PEOPLE.formatted(prints.stream().map(print -> "?").collect(Collectors.joining(",")))));
            values.add(who.value());
            values.addAll(prints);
        }
        values.addAll(List.of(true, who.value(), who.value()));
        var sql = "select s.* from (select r.*, " + String.join(" + ", scores) + " as score from room r where r.listed = ? and not (" + KNOWN + ")) s where s.score > 0 order by s.score desc, s.opened_at desc, s.id desc";
        var found = entities.createNativeQuery(sql, Room.class).setMaxResults(most);
        for (int i = 0; i < values.size(); i++) found.setParameter(i + 1, values.get(i));
        return found.getResultList();
    }

    void add(DataSubject subject) {
        with(database, connection -> {
            // without a key: two nodes may hear of it at once, and who is in it twice is in it
            try (var insert = connection.prepareStatement("insert into like_minded (account_id) select a.id from account a where a.id = ? and not exists (select 1 from like_minded l where l.account_id = a.id)")) {
                insert.setLong(1, number(subject));
                return insert.executeUpdate();
            }
        });
    }

    void remove(DataSubject subject) {
        with(database, connection -> {
            try (var delete = connection.prepareStatement("delete from like_minded where account_id = ?")) {
                delete.setLong(1, number(subject));
                return delete.executeUpdate();
            }
        });
    }

    private static long number(DataSubject subject) {
        return Long.parseLong(subject.key().substring(1));
    }
}
