package org.parley.room;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.parley.account.AccountId;
import org.parley.privacy.HoldsPersonalData;

/** The rooms in the database. */
@ApplicationScoped
@HoldsPersonalData
public class Rooms {
    @PersistenceContext(unitName = "parley") EntityManager entities;

    Optional<Room> find(RoomName name) {
        return entities.createNamedQuery("Room.byName", Room.class).setParameter("name", name.value()).getResultStream().findFirst();
    }

    Optional<Room> byId(RoomId id) {
        return Optional.ofNullable(entities.find(Room.class, id.value()));
    }

    Optional<Room> byPicture(String picture) {
        return entities.createNamedQuery("Room.byPicture", Room.class).setParameter("picture", picture).getResultStream().findFirst();
    }

    List<Room> of(AccountId owner) {
        return entities.createNamedQuery("Room.byOwner", Room.class).setParameter("owner", owner.value()).getResultList();
    }

    void add(Room room) {
        entities.persist(room);
        entities.flush();
    }

    // SQL: beside LIKE … ESCAPE EclipseLink would write the values into the statement instead of binding them
    @SuppressWarnings("unchecked")
    List<Room> listed(String query, String tag, String language, int most) {
        var sql = new StringBuilder("select * from room where listed = ?");
        var values = new ArrayList<Object>(List.of(true));
        if (!language.isEmpty()) {
            sql.append(" and lower(language) = ?");
            values.add(language);
        }
        if (!tag.isEmpty()) {
            sql.append(" and ' ' || tags || ' ' like ? escape '!'");
            values.add("% " + literal(tag) + " %");
        }
        if (!query.isEmpty()) {
            sql.append(" and (lower(title) like ? escape '!' or lower(topic) like ? escape '!' or name like ? escape '!' or tags like ? escape '!')");
            values.addAll(Collections.nCopies(4, '%' + literal(query) + '%'));
        }
        var found = entities.createNativeQuery(sql.append(" order by opened_at desc").toString(), Room.class).setMaxResults(most);
        for (int i = 0; i < values.size(); i++) found.setParameter(i + 1, values.get(i));
        return found.getResultList();
    }

    List<String> languages() {
        return entities.createNamedQuery("Room.languages", String.class).setParameter("listed", true).setParameter("none", "").getResultList();
    }

    private static final String IN_CONSOLE = " from room r left join featured_room f on f.room_id = r.id and r.listed = ? and f.until > ? where lower(r.title) like ? escape '!' or r.listed = ? and r.name like ? escape '!' or r.owner_id = ?";

    /** @param owner whose rooms are found too */
    @SuppressWarnings("unchecked")
    List<Room> inConsole(String query, Optional<AccountId> owner, Instant now, int first, int most) {
        return inConsole("select r.*" + IN_CONSOLE + " order by case when f.room_id is null then 1 else 0 end, r.opened_at desc, r.id desc", Room.class, query, owner, now).setFirstResult(first).setMaxResults(most).getResultList();
    }

    int countInConsole(String query, Optional<AccountId> owner) {
        return ((Number) inConsole("select count(*)" + IN_CONSOLE, null, query, owner, Instant.EPOCH).getSingleResult()).intValue();
    }

    private Query inConsole(String sql, Class<?> kind, String query, Optional<AccountId> owner, Instant now) {
        var found = kind == null ? entities.createNativeQuery(sql) : entities.createNativeQuery(sql, kind);
        var part = '%' + literal(query) + '%';
        var values = List.of(true, Timestamp.from(now), part, true, part, owner.map(AccountId::value).orElse(-1L));
        for (int i = 0; i < values.size(); i++) found.setParameter(i + 1, values.get(i));
        return found;
    }

    static String literal(String text) {
        return text.replaceAll("([!%_])", "!$1");
    }

    List<Room> byIds(Collection<Long> ids) {
        return ids.isEmpty() ? List.of() : entities.createNamedQuery("Room.byIds", Room.class).setParameter("ids", ids).getResultList();
    }

    List<Room> listed(Collection<Long> ids) {
        return ids.isEmpty() ? List.of() : entities.createNamedQuery("Room.listedByIds", Room.class).setParameter("listed", true).setParameter("ids", ids).getResultList();
    }
}
